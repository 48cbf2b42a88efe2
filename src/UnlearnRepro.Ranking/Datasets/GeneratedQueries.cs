using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>
/// Draws queries by a factor model. A document has factors <c>u</c>, standard normal and independent. Feature f of it is
/// <c>v = l_f'u + sqrt(1 - |l_f|^2) e</c>, raised to a bound that differs between queries, bent by <c>(exp(s v) - 1) / s</c>, and brought to [0, 1]
/// by the least and the largest value in the query: a query whose values all lie below the bound has a constant feature, which is 0. Its relevance is
/// <c>t h(g'u / |g|) |g| + sqrt(1 - t^2 |g|^2) e</c>, where h rises less and less, so that low values tell more than high ones, and t differs
/// between queries: it is the larger the more documents are relevant, and may be negative. The documents of the largest relevance are the relevant
/// ones. One workspace; no thread shares it.
/// </summary>
internal sealed class GeneratedQueries
{
    // s of h(x) = (exp(s^2/2) - exp(-s x)) / sqrt(exp(2 s^2) - exp(s^2)), of mean 0 and variance 1 for normal x.
    private const double Bend = 0.4;

    // t = 1 + Rise (min(share relevant, most) - mean) + Spread e.
    private const double Rise = 0.8, MeanShare = 0.3, MostShare = 0.6, Spread = 0.3;

    // How much the order in relevance says of which relevant documents have grade 2.
    private const double Ordered = 0.6;

    private static readonly double GradeLength = TensorPrimitives.Norm<double>(GeneratedFeatures.Grade);
    private static readonly double Centre = Math.Exp(Bend * Bend / 2), Scale = Math.Sqrt(Math.Exp(2 * Bend * Bend) - Math.Exp(Bend * Bend));
    private readonly double[] factors = new double[GeneratedFeatures.Factors], offsets = new double[GeneratedFeatures.Fields];

    /// <summary>The query that a stream of random numbers stands for.</summary>
    public Query Next(string id, SplitMix64 random)
    {
        int documents = GeneratedGrades.DrawDocuments(random);
        var (relevant, high) = GeneratedGrades.DrawRelevant(documents, random);
        double told = 1 + (Rise * (Math.Min((double)relevant / documents, MostShare) - MeanShare)) + (Spread * random.Normal());
        told = Math.Clamp(told, -1 / GradeLength, 1 / GradeLength);
        Draw(offsets, random);
        double[] values = new double[documents * GeneratedFeatures.Count], relevance = new double[documents];
        for (int d = 0; d < documents; d++)
        {
            Draw(factors, random);
            relevance[d] = Relevance(told, random);
            Features(values.AsSpan(d * GeneratedFeatures.Count, GeneratedFeatures.Count), random);
        }

        Normalise(values, documents);
        return new(id, GeneratedFeatures.Count, values, Grades(relevance, relevant, high, random));
    }

    private static void Draw(double[] normal, SplitMix64 random)
    {
        for (int k = 0; k < normal.Length; k++)
        {
            normal[k] = random.Normal();
        }
    }

    private double Relevance(double told, SplitMix64 random)
    {
        double signal = TensorPrimitives.Dot<double>(GeneratedFeatures.Grade, factors) / GradeLength, weight = told * GradeLength;
        return (weight * (Centre - Math.Exp(-Bend * signal)) / Scale) + (Math.Sqrt(Math.Max(0, 1 - (weight * weight))) * random.Normal());
    }

    private void Features(Span<double> values, SplitMix64 random)
    {
        foreach (var feature in GeneratedFeatures.All)
        {
            double v = TensorPrimitives.Dot<double>(feature.Loadings, factors) + (feature.Own * random.Normal());
            v = Math.Max(v, feature.Bound + (feature.BoundSpread * offsets[feature.Field]));
            values[feature.Index] = feature.Bend == 0 ? v : Math.Exp(feature.Bend * v) / feature.Bend;
        }
    }

    // To [0, 1] by the query's least and largest value; 0 where they are one.
    private static void Normalise(double[] values, int documents)
    {
        for (int f = 0; f < GeneratedFeatures.Count; f++)
        {
            (double least, double largest) = (double.PositiveInfinity, double.NegativeInfinity);
            for (int at = f; at < values.Length; at += GeneratedFeatures.Count)
            {
                (least, largest) = (Math.Min(least, values[at]), Math.Max(largest, values[at]));
            }

            for (int at = f; at < values.Length; at += GeneratedFeatures.Count)
            {
                values[at] = largest > least ? (values[at] - least) / (largest - least) : 0;
            }
        }
    }

    // The relevant documents are the first by relevance; those of grade 2 the first of them by a mixture of relevance, in units of its spread among
    // them, and chance.
    private static int[] Grades(double[] relevance, int relevant, int high, SplitMix64 random)
    {
        int[] order = [.. Enumerable.Range(0, relevance.Length).OrderByDescending(d => relevance[d])], grades = new int[relevance.Length];
        int[] chosen = order[..relevant];
        double spread = relevant > 1 ? TensorPrimitives.StdDev<double>([.. chosen.Select(d => relevance[d])]) : 1;
        double[] keys = [.. chosen.Select(d => (Ordered * relevance[d] / spread) + (Math.Sqrt(1 - (Ordered * Ordered)) * random.Normal()))];
        Array.Sort(keys, chosen);
        for (int k = 0; k < relevant; k++)
        {
            grades[chosen[k]] = k >= relevant - high ? 2 : 1;
        }

        return grades;
    }
}
