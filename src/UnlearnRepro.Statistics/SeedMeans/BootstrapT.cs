using System.Globalization;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.SeedMeans;

/// <summary>
/// Studentised bootstrap over training seeds (Efron 1982; Hall 1988): the law of (m* - m) / (s* / sqrt I) stands in for Student's. Equal-tailed,
/// by measured coverage: at 6 to 20 seeds .95 for normal seed means where the symmetric form had .96 to .98, and
/// .90 to .93 for lognormal ones where that had .88 to .90 and Student's .83 to .86; under t_3 tails it had .93. It takes a grid
/// because runs of one trained model must not be drawn as if they were independent.
/// </summary>
public static class BootstrapT
{
    private const string Method = "bootstrap-t over training seeds";

    /// <summary>The mean of the seed means with its interval, in the metric's unit.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="replicates">Number of resamples, at least 199.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    /// <returns>
    /// Too few seeds when so many resamples repeat one value that a bound is infinite: a share I^(1 - I) of them does, 1 / 9 for three seeds.
    /// </returns>
    public static Estimate OfMean(SeedGrid grid, ulong seed, int replicates = 9_999, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 199);
        Require.Level(level);
        double mean = grid.GrandMean;
        if (grid.I == 1)
        {
            return new Estimate(mean, mean, null, level, Method, Status.TooFewSeeds, MeanInterval.OneTraining);
        }

        double error = Math.Sqrt(Sample.Variance(grid.Means) / grid.I);
        if (error == 0)
        {
            return new Estimate(mean, mean, new Interval(mean, mean), level, Method, Status.Degenerate, MeanInterval.AllEqual);
        }

        double[] means = [.. grid.Means];
        Array.Sort(means);
        double[] t = Studentised(means, mean, replicates, new SplitMix64(seed));
        Array.Sort(t);
        double tail = (1 - level) / 2;
        int below = Math.Max(1, (int)(tail * (replicates + 1)));
        double low = t[below - 1], high = t[replicates - below];
        if (double.IsInfinity(low) || double.IsInfinity(high))
        {
            string share = (t.Count(double.IsInfinity) / (double)replicates).ToString("P0", CultureInfo.InvariantCulture);
            return new Estimate(
                mean, mean, null, level, Method, Status.TooFewSeeds, $"{share} of the resamples repeat one value and have no spread");
        }

        return new Estimate(mean, mean, new Interval(mean - (high * error), mean - (low * error)), level, Method, Status.Ok);
    }

    // The means come sorted, so that the order of the seeds does not matter. A resample without spread puts the mean infinitely
    // many standard errors away: that is what it says about the data.
    private static double[] Studentised(ReadOnlySpan<double> means, double mean, int replicates, SplitMix64 random)
    {
        int n = means.Length;
        double[] t = new double[replicates];
        for (int b = 0; b < replicates; b++)
        {
            double sum = 0, squares = 0;
            for (int k = 0; k < n; k++)
            {
                double deviation = means[random.Below(n)] - mean;
                sum += deviation;
                squares += deviation * deviation;
            }

            double around = squares - (sum * sum / n);
            t[b] = around > 1e-13 * squares ? sum / Math.Sqrt(around * n / (n - 1)) : sum < 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return t;
    }
}
