using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Datasets;

/// <summary>
/// Figures of a set of queries. Correlations are pooled over documents, each number less its query's mean; zeros, ones and mean are over all documents and features, constant
/// features too. The nDCG@10 leaves out queries without a relevant document, and a single feature's is that of its better direction.
/// </summary>
internal sealed class RankingFigures
{
    private readonly IReadOnlyList<Query> queries;
    private readonly int features, documents;
    private readonly int[] varying;
    private readonly Matrix<double> covariance;

    public RankingFigures(IReadOnlyList<Query> queries)
    {
        this.queries = queries;
        features = queries[0].Features;
        documents = queries.Sum(q => q.Documents);
        covariance = Covariance();
        varying = [.. Enumerable.Range(0, features).Where(f => covariance[f, f] > 0)];
    }

    /// <summary>Share of documents with a grade.</summary>
    public double Graded(int grade) => queries.Sum(q => q.Grades.Count(grade)) / (double)documents;

    /// <summary>Share of the queries for which a condition holds, of those for which another does.</summary>
    public double Share(Func<Query, bool> holds, Func<Query, bool>? of = null) => queries.Where(of ?? (_ => true)).Average(q => holds(q) ? 1.0 : 0);

    /// <summary>Numbers of documents, in rising order.</summary>
    public int[] Counts => [.. queries.Select(q => q.Documents).Order()];

    /// <summary>Numbers of relevant documents of the queries that have one, in rising order.</summary>
    public int[] RelevantCounts => [.. queries.Where(q => q.HasRelevant).Select(Relevant).Order()];

    /// <summary>Mean over the queries with a relevant document of the share of their documents that are.</summary>
    public double RelevantShare => queries.Where(q => q.HasRelevant).Average(q => (double)Relevant(q) / q.Documents);

    /// <summary>Features that are constant in every query.</summary>
    public int NeverVarying => features - varying.Length;

    /// <summary>Share of (query, feature) where the feature is constant.</summary>
    public double Constant => queries.Average(q => Enumerable.Range(0, features).Average(f => IsConstant(q, f) ? 1.0 : 0));

    /// <summary>Share of values.</summary>
    public double ValueShare(double value) => queries.Sum(q => q.Values.Count(value)) / (double)(documents * features);

    /// <summary>Mean of all values.</summary>
    public double Mean => queries.Sum(q => TensorPrimitives.Sum(q.Values)) / (documents * features);

    /// <summary>Of each varying feature, the mean of its standard deviation within the queries where it is not constant, in rising order.</summary>
    public double[] Deviations => field ??= [.. varying.Select(f => queries.Select(q => Deviation(q, f)).Where(deviation => deviation > 0).Average()).Order()];

    /// <summary>Absolute correlations of all pairs of varying features, in rising order.</summary>
    public double[] Correlations => field ??= [.. varying.SelectMany((f, i) => varying[..i].Select(g => Math.Abs(Correlation(f, g)))).Order()];

    /// <summary>Correlations of the varying features with the grade, in falling order.</summary>
    public double[] WithGrade => field ??= [.. varying.Select(f => Correlation(f, features)).OrderDescending()];

    /// <summary>(sum of eigenvalues)^2 / sum of their squares, of the covariance of the varying features.</summary>
    public double EffectiveRank => Rank(Sub((f, g) => covariance[f, g]));

    /// <summary>The same of their correlation.</summary>
    public double EffectiveRankOfCorrelation => Rank(Sub(Correlation));

    /// <summary>R^2 of least squares for the grade.</summary>
    public double Linear
    {
        get
        {
            var with = Vector<double>.Build.Dense([.. varying.Select(f => covariance[f, features])]);
            return with * Sub((f, g) => covariance[f, g] + (f == g ? 1e-9 : 0)).Solve(with) / covariance[features, features];
        }
    }

    /// <summary>Share of the variance that the first principal components have.</summary>
    public double Components(int count)
    {
        double[] values = [.. Sub((f, g) => covariance[f, g]).Evd(Symmetricity.Symmetric).EigenValues.Select(v => v.Real).OrderDescending()];
        return values.Take(count).Sum() / values.Sum();
    }

    /// <summary>nDCG@10 of all features alone, in falling order.</summary>
    public double[] SingleFeatures => field ??= [.. Enumerable.Range(0, features).Select(f => Math.Max(Single(f, 1), Single(f, -1))).OrderDescending()];

    /// <summary>Expected nDCG@10 of a ranking that is drawn with equal probabilities: the mean gain times the sum of the discounts.</summary>
    public double RandomRanking => queries.Where(q => q.HasRelevant).Average(q =>
        q.Grades.ToArray().Average(grade => (1 << grade) - 1) * Enumerable.Range(0, Math.Min(10, q.Documents)).Sum(rank => 1 / Math.Log2(rank + 2)) / Ndcg.Ideal(q, 10));

    /// <summary>Mean nDCG@10 over normal weights and the same with the other sign.</summary>
    public double RandomWeights(int draws)
    {
        var random = new SplitMix64(1);
        return Enumerable.Range(0, draws).Average(_ =>
        {
            double[] weights = [.. Enumerable.Range(0, features).Select(_ => random.Normal())];
            return (OfflineNdcg.Mean(queries, weights, 10) + OfflineNdcg.Mean(queries, Array.ConvertAll(weights, w => -w), 10)) / 2;
        });
    }

    /// <summary>Number of relevant documents.</summary>
    public static int Relevant(Query query) => query.Documents - query.Grades.Count(0);

    // Of the features and, last, of the grade.
    private Matrix<double> Covariance()
    {
        double[,] sums = new double[features + 1, features + 1];
        double[] centred = new double[features + 1];
        foreach (var query in queries)
        {
            double[] mean = [.. Enumerable.Range(0, features).Select(f => Column(query, f).Average()), query.Grades.ToArray().Average()];
            for (int d = 0; d < query.Documents; d++)
            {
                for (int f = 0; f <= features; f++)
                {
                    centred[f] = (f < features ? query.Document(d)[f] : query.Grades[d]) - mean[f];
                    for (int g = 0; g <= f; g++)
                    {
                        sums[f, g] += centred[f] * centred[g];
                    }
                }
            }
        }

        return Matrix<double>.Build.Dense(features + 1, features + 1, (f, g) => sums[Math.Max(f, g), Math.Min(f, g)] / documents);
    }

    private double Correlation(int f, int g) => covariance[f, g] / Math.Sqrt(covariance[f, f] * covariance[g, g]);

    private Matrix<double> Sub(Func<int, int, double> of) => Matrix<double>.Build.Dense(varying.Length, varying.Length, (i, j) => of(varying[i], varying[j]));

    private static double Rank(Matrix<double> matrix) => Math.Pow(matrix.Trace(), 2) / matrix.PointwiseMultiply(matrix).RowSums().Sum();

    private double Single(int feature, double weight)
    {
        double[] weights = new double[features];
        weights[feature] = weight;
        return OfflineNdcg.Mean(queries, weights, 10);
    }

    private static double[] Column(Query query, int feature)
    {
        double[] column = new double[query.Documents];
        for (int d = 0; d < column.Length; d++)
        {
            column[d] = query.Document(d)[feature];
        }

        return column;
    }

    private static bool IsConstant(Query query, int feature) => Array.TrueForAll(Column(query, feature), value => value == query.Values[feature]);

    // Exactly 0 where the feature is constant.
    private static double Deviation(Query query, int feature) => IsConstant(query, feature) ? 0 : TensorPrimitives.StdDev<double>(Column(query, feature));
}
