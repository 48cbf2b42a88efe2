using System.Globalization;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.SeedMeans;

/// <summary>
/// Do the seed means fall into two groups, as when unlearning collapses from some trained models? The statistic is the largest gap between
/// neighbours, less the smallest (a metric that moves in steps has gaps everywhere), over the pooled standard deviation within
/// its two sides; its law under normal seed means depends on I alone.
/// </summary>
/// <param name="Gap">The largest gap, in the metric's unit; no interval.</param>
/// <param name="Below">Number of seed means below the gap.</param>
/// <param name="Above">Number of seed means above the gap.</param>
/// <param name="PValue">Probability of such a gap among normal seed means; null when it cannot be said.</param>
public sealed record SeedMeanGap(Estimate Gap, int Below, int Above, double? PValue)
{
    private const string Method = "largest gap between seed means";
    private const double FalseAlarm = 0.01;

    /// <summary>
    /// Whether there are two groups: false alarm in 1 % of normal and 1 to 2 % of uniform grids; heavy tails raise it by construction, at 10 seeds
    /// to 4 % for t_5 and a quarter for lognormal means, where one seed far off is no accident either. Three collapsed in ten by ten
    /// standard deviations are found in nine of ten grids of 10 seeds and half of the grids of 6; below 6 rarely.
    /// </summary>
    public bool IsSplit => PValue <= FalseAlarm;

    /// <summary>One line on the groups; null when there are none.</summary>
    public string? Warning => IsSplit
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Below} seed means lie below and {Above} above a gap of {Gap.Value:G3}: means and normal intervals mislead")
        : null;

    /// <summary>The largest gap of a grid's seed means.</summary>
    /// <param name="grid">One metric of one method; four training seeds.</param>
    public static SeedMeanGap Of(SeedGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        double[] sorted = [.. grid.Means];
        (double gap, double step, int below, double within) = Largest(sorted);
        (Status status, string? why) = grid.I < 4 ? (Status.TooFewSeeds, "gaps mean something from four training seeds on")
            : gap == 0 ? (Status.Degenerate, "all seed means are equal")
            : within == 0 ? (Status.Degenerate, "seed means take two values only: two groups, or a metric too coarse to tell")
            : (Status.Ok, (string?)null);
        return new SeedMeanGap(
            new Estimate(gap, gap, null, 1 - FalseAlarm, Method, status, why), below, grid.I - below,
            status == Status.Ok ? NormalNull.UpperTail(nameof(SeedMeanGap), Ratio, grid.I, (gap - step) / within) : null);
    }

    private static double Ratio(Span<double> values)
    {
        (double gap, double step, _, double within) = Largest(values);
        return (gap - step) / within;
    }

    // Sorts the values. Gaps within rounding are none; the step is the smallest gap there is.
    private static (double Gap, double Step, int Below, double Within) Largest(Span<double> values)
    {
        values.Sort();
        double size = Sample.Size(values), gap = 0, step = double.PositiveInfinity;
        int below = 0;
        for (int i = 1; i < values.Length; i++)
        {
            double next = Sample.Difference(values[i], values[i - 1], size);
            step = next > 0 ? Math.Min(step, next) : step;
            (gap, below) = next > gap ? (next, i) : (gap, below);
        }

        if (gap == 0)
        {
            return (0, 0, 0, 0);
        }

        double squares = Sample.SumOfSquares(values[..below], size) + Sample.SumOfSquares(values[below..], size);
        return (gap, step, below, Math.Sqrt(squares / (values.Length - 2)));
    }
}
