using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Rankings;

/// <summary>
/// How often each method takes each rank, over training seeds: what a leaderboard from one trained model would have shown. Methods that are
/// equal for a training seed share the ranks they take up in equal parts.
/// </summary>
/// <param name="Methods">The methods compared.</param>
/// <param name="Shares">[method][rank - 1], share of training seeds; rows and columns add up to 1.</param>
/// <param name="TopShares">
/// For each method the probability that one training seed puts it on top, with the exact binomial interval: ties with others on top count
/// as not on top for the lower and as on top for the upper end.
/// </param>
/// <param name="Best">Index of the method with the best grand mean; the first of equals.</param>
/// <param name="MeanTau">
/// Mean of Kendall's tau-b over all pairs of training seeds; null with one training seed. A training seed that puts all methods level
/// has no order and counts as tau = 0.
/// </param>
public sealed record RankDistribution(
    MethodGrids Methods, IReadOnlyList<IReadOnlyList<double>> Shares, IReadOnlyList<Estimate> TopShares, int Best, double? MeanTau)
{
    /// <summary>
    /// Top-1 stability: the best method's own top share. For "may the leaderboard turn" with the best method itself in doubt see
    /// <see cref="RankInstability"/>.
    /// </summary>
    public Estimate TopStability => TopShares[Best];

    /// <summary>The ranks of a crossed design.</summary>
    /// <param name="methods">The methods.</param>
    /// <param name="higherIsBetter">Whether larger values of the metric are better and take rank 1.</param>
    /// <param name="level">Level of each top share's interval.</param>
    public static RankDistribution Of(MethodGrids methods, bool higherIsBetter, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(methods);
        Require.Level(level);
        double[][] shares = [.. methods.Names.Select(_ => new double[methods.M])];
        int[] alone = new int[methods.M], shared = new int[methods.M];
        for (int i = 0; i < methods.I; i++)
        {
            foreach (Range tie in Midranks.Ties(methods.MeansOfSeed(i), higherIsBetter, out int[] order))
            {
                int[] members = order[tie];
                foreach (int m in members)
                {
                    foreach (ref double share in shares[m].AsSpan(tie))
                    {
                        share += 1.0 / (members.Length * methods.I);
                    }

                    alone[m] += tie.Start.Value == 0 && members.Length == 1 ? 1 : 0;
                    shared[m] += tie.Start.Value == 0 ? 1 : 0;
                }
            }
        }

        Estimate[] tops = [.. Enumerable.Range(0, methods.M).Select(m => TopShare(shares[m][0], alone[m], shared[m], methods, level))];
        return new RankDistribution(methods, shares, tops, methods.Best(higherIsBetter), AverageTau(methods));
    }

    private static Estimate TopShare(double share, int alone, int shared, MethodGrids methods, double level)
    {
        const string method = "Clopper-Pearson";
        if (methods.M == 1)
        {
            return Estimate.Unidentified(level, method, "one method has no rivals");
        }

        Interval interval = new(
            ClopperPearson.Of(alone, methods.I, level).Lower, ClopperPearson.Of(shared, methods.I, level).Upper);
        bool edge = shared == 0 || alone == methods.I;
        return new Estimate(
            Math.Clamp(share, 0, 1), share, interval, level, method, edge ? Status.Boundary : Status.Ok,
            edge ? $"{(shared == 0 ? "no" : "every")} training seed puts it on top" : null);
    }

    private static double? AverageTau(MethodGrids methods)
    {
        double[] taus = [.. Enumerable.Range(0, methods.I).SelectMany(k => Enumerable.Range(0, k).Select(j =>
            KendallTau.Coefficient(methods.MeansOfSeed(j), methods.MeansOfSeed(k)) ?? 0))];
        return taus.Length == 0 ? null : Sample.Mean(taus);
    }
}
