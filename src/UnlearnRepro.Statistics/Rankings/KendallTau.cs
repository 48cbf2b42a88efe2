using MathNet.Numerics;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Rankings;

/// <summary>
/// Kendall's tau-b, (concordant - discordant) / sqrt((N - ties in x)(N - ties in y)) over N = n (n - 1) / 2 pairs (Kendall 1945): 1 for
/// the same order, -1 for the reverse. The p-value is that of all n! orders being equally likely: by the recursion over the number of
/// inversions without ties; with ties by all orders up to n = 8 and by random ones beyond.
/// </summary>
/// <param name="Tau">The estimate, without an interval; unidentified when one side is constant.</param>
/// <param name="PValue">Two-sided p, twice the smaller tail; 1 when one side is constant.</param>
/// <param name="MinimumP">Smallest p that these ties and this n allow, 2 / n! without ties.</param>
/// <param name="IsExact">Whether all orders were counted.</param>
public sealed record KendallTau(Estimate Tau, double PValue, double MinimumP, bool IsExact)
{
    private const int MostCounted = 8;

    /// <summary>Claim: the two orders agree, tau > 0; fails when they are shown to be opposed. Each direction errs at most alpha / 2.</summary>
    public Finding Agree(double alpha = 0.05)
    {
        Finding test = Finding.OfTest(Tau, Finding.Above(0), PValue, alpha);
        return test.Decision == Decision.Holds && Tau.Value < 0 ? test with { Decision = Decision.Fails } : test;
    }

    /// <summary>Do two training seeds put the methods in the same order; n is the number of methods.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="one">A training seed.</param>
    /// <param name="other">Another one.</param>
    /// <param name="seed">Seed of the random orders; of no effect where all are counted.</param>
    public static KendallTau OfTrainingSeeds(MethodGrids methods, int one, int other, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(methods);
        return Of(methods.MeansOfSeed(one), methods.MeansOfSeed(other), seed);
    }

    /// <summary>Do two methods, or two metrics of one method, order the training seeds alike; n is the number of training seeds.</summary>
    /// <param name="a">One side.</param>
    /// <param name="b">The other, row i from the same trained model.</param>
    /// <param name="seed">Seed of the random orders; of no effect where all are counted.</param>
    public static KendallTau OfGrids(SeedGrid a, SeedGrid b, ulong seed)
    {
        Pairing.Require(a, b);
        return Of(a.SeedMeans, b.SeedMeans, seed);
    }

    internal static KendallTau Of(IReadOnlyList<double> x, IReadOnlyList<double> y, ulong seed, int draws = 9999)
    {
        const string method = "tau-b";
        if (Coefficient(x, y) is not { } tau)
        {
            string reason = x.Count < 2 ? "one item has no order" : "all values of one side are equal";
            return new KendallTau(Estimate.Unidentified(0.95, method, reason), 1, 1, true);
        }

        double[] a = Midranks.Of(x, true), b = Midranks.Of(y, true);
        int n = a.Length, pairs = n * (n - 1) / 2, score = Score(a, b);
        Estimate estimate = new(tau, tau, null, 0.95, method, Status.Ok);
        if (Untied(a) == pairs && Untied(b) == pairs)
        {
            double p = Math.Min(1, 2 * AtMostInversions((pairs - Math.Abs(score)) / 2, n));
            return new KendallTau(estimate, p, Math.Min(1, 2 / SpecialFunctions.Factorial(n)), true);
        }

        bool exact = n <= MostCounted;
        int[] scores = [.. (exact ? Orders(b, 0) : RandomOrders(b, draws, seed)).Select(order => Score(a, order))];
        (double up, double down) = (Tail(1, score), Tail(-1, score));
        double minimum = exact ? 2 * Math.Min(Tail(1, scores.Max()), Tail(-1, scores.Min())) : 2.0 / (1 + draws);
        return new KendallTau(estimate, Math.Min(1, 2 * Math.Min(up, down)), Math.Min(1, minimum), exact);

        // With ties on both sides the two tails differ: each direction answers for its own.
        double Tail(int sign, int least)
        {
            int count = scores.Count(s => sign * s >= sign * least);
            return exact ? count / (double)scores.Length : (1.0 + count) / (1.0 + draws);
        }
    }

    /// <summary>tau-b; null when one side is constant.</summary>
    internal static double? Coefficient(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        double[] a = Midranks.Of(x, true), b = Midranks.Of(y, true);
        double norm = Math.Sqrt((double)Untied(a) * Untied(b));
        return norm > 0 ? Score(a, b) / norm : null;
    }

    private static int Untied(double[] a) => Pairs(a.Length).Count(pair => a[pair.J] != a[pair.K]);

    private static int Score(double[] a, double[] b) => Pairs(a.Length).Sum(pair => Math.Sign(a[pair.J] - a[pair.K]) * Math.Sign(b[pair.J] - b[pair.K]));

    private static IEnumerable<(int J, int K)> Pairs(int n) =>
        Enumerable.Range(0, n).SelectMany(k => Enumerable.Range(0, k).Select(j => (j, k)));

    // The k-th item stands before 0..k-1 of its predecessors with equal chance: a sum of uniform numbers.
    private static double AtMostInversions(int most, int n)
    {
        double[] chance = new double[most + 1];
        chance[0] = 1;
        for (int k = 2; k <= n; k++)
        {
            double[] next = new double[most + 1];
            double window = 0;
            for (int count = 0; count <= most; count++)
            {
                window += chance[count] - (count >= k ? chance[count - k] : 0);
                next[count] = window / k;
            }

            chance = next;
        }

        return chance.Sum();
    }

    // All orders of the values in place: each is handed out before the next is made.
    private static IEnumerable<double[]> Orders(double[] values, int from)
    {
        if (from == values.Length)
        {
            yield return values;
            yield break;
        }

        for (int k = from; k < values.Length; k++)
        {
            (values[from], values[k]) = (values[k], values[from]);
            foreach (double[] order in Orders(values, from + 1))
            {
                yield return order;
            }

            (values[from], values[k]) = (values[k], values[from]);
        }
    }

    private static IEnumerable<double[]> RandomOrders(double[] values, int draws, ulong seed)
    {
        SplitMix64 random = new(seed);
        int[] places = [.. Enumerable.Range(0, values.Length)];
        for (int n = 0; n < draws; n++)
        {
            double[] order = new double[values.Length];
            foreach ((int index, int place) in random.Choose(values.Length, places).ToArray().Index())
            {
                order[index] = values[place];
            }

            yield return order;
        }
    }
}
