using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Findings;

/// <summary>Exact two-sided interval for a probability (Clopper, Pearson 1934): coverage is at least nominal for every truth.</summary>
public static class ClopperPearson
{
    /// <summary>Bounds are beta quantiles: B(a; k, n-k+1) and B(1-a; k+1, n-k) with a = (1 - level) / 2.</summary>
    /// <param name="successes">k, 0 to n.</param>
    /// <param name="trials">n independent trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is not in 0..n, or the level not in (0, 1).</exception>
    public static Interval Of(int successes, int trials, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        Require.Level(level);
        double tail = (1 - level) / 2;
        return new Interval(
            successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, tail),
            successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 1 - tail));
    }

    /// <summary>
    /// Smallest number of trials at which the estimated probability would put the interval on one side of the threshold; null when
    /// they are equal or too close.
    /// </summary>
    internal static int? TrialsNeeded(double probability, double threshold, int least, double level) =>
        Smallest.From(least, Finding.MostSeeds, n =>
        {
            int k = (int)Math.Round(probability * n);
            // A margin of the binomial's own 0.8 quantile turns "on average" into "with probability 0.8".
            double slack = Normal.InvCDF(0, 1, Finding.Power) * Math.Sqrt(n * probability * (1 - probability));
            return probability < threshold
                ? Of(Math.Min(n, (int)Math.Ceiling(k + slack)), n, level).Upper < threshold
                : Of(Math.Max(0, (int)Math.Floor(k - slack)), n, level).Lower > threshold;
        });
}
