using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// The spread of one method over that of another: sqrt(Var m_a / Var m_b) of the seed means, rows paired by training seed. Methods that
/// start from the same trained models vary together, so an F test of the two variances is wrong; the sum and difference of a and
/// theta b are uncorrelated exactly when theta is the ratio (Pitman 1939; Morgan 1939). With r the correlation of the seed means, w the ratio of
/// their variances and t the quantile of I - 2 degrees of freedom, the interval of the variance ratio is w (K -+ sqrt(K^2 - 1)),
/// K = 1 + 2 (1 - r^2) t^2 / (I - 2): exact for normal seed means, too short under heavy tails.
/// </summary>
public static class SpreadRatio
{
    /// <summary>Claim: a spreads more than <paramref name="ratio"/> times as much as b.</summary>
    /// <param name="a">The method said to spread more.</param>
    /// <param name="b">The other; row i is from the same trained model.</param>
    /// <param name="ratio">A ratio of standard deviations, positive, fixed beforehand.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    /// <exception cref="ArgumentException">The grids have different numbers of training seeds.</exception>
    public static Finding Exceeds(SeedGrid a, SeedGrid b, double ratio, double level = 0.95)
    {
        Require.Positive(ratio, nameof(ratio));
        Require.Level(level);
        PairedComparison pair = PairedComparison.Of(a, b, level);
        double r = pair.Correlation ?? 1, free = 1 - (r * r), tail = (1 - level) / 2;
        Estimate estimate = Of(a, b, pair.Correlation, free, level);
        return Finding.Decide(estimate, Finding.Above(ratio), () => SeedsNeeded(Math.Log(estimate.Value / ratio), free, tail, a.I));
    }

    private static Estimate Of(SeedGrid a, SeedGrid b, double? correlation, double free, double level)
    {
        const string method = "Pitman-Morgan";
        if (a.I < 3)
        {
            return Estimate.Unidentified(level, method, "the ratio of two spreads needs three training seeds");
        }

        if (correlation is null)
        {
            return Estimate.Unidentified(level, method, "all seed means of a method are equal: there is no ratio of spreads");
        }

        double ratio = Math.Sqrt(Sample.Variance(a.SeedMeans) / Sample.Variance(b.SeedMeans));
        double t = Quantiles.T(a.I - 2, (1 + level) / 2), k = 1 + (2 * free * t * t / (a.I - 2)), root = Math.Sqrt((k * k) - 1);

        // The two factors are reciprocal: k - root loses its digits where k is large.
        Interval interval = new(ratio / Math.Sqrt(k + root), ratio * Math.Sqrt(k + root));
        bool degenerate = free < 1e-12;
        return new Estimate(
            ratio, ratio, interval, level, method, degenerate ? Status.Degenerate : Status.Ok,
            degenerate ? "the methods' seed means are proportional: they carry no information about the error of the ratio" : null);
    }

    // The logarithm of the ratio has variance (1 - r^2) / (I - 2) for many training seeds.
    private static int? SeedsNeeded(double room, double free, double tail, int i0) => Smallest.From(i0 + 1, Finding.MostSeeds, i =>
        Math.Abs(room) > (Quantiles.T(i - 2, 1 - tail) + Quantiles.T(i - 2, Finding.Power)) * Math.Sqrt(free / (i - 2)));
}
