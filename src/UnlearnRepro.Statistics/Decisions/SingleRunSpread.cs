using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claims about what single runs, with fresh levels of all that varies, differ by: their standard deviation, sqrt(s_T^2 + s_U^2) where nothing else varies, is
/// above a margin, or below one. Where it is above d / (z sqrt 2), two runs of one method are a published difference d apart more often than the
/// level of z allows. Modified large-sample interval of the total variance.
/// </summary>
public static class SingleRunSpread
{
    /// <summary>Whether the standard deviation exceeds the margin; one unlearning seed for each training seed is enough.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding Exceeds(SeedGrid grid, double margin, double level = 0.95) => Decide(Sd(grid, level), margin, Finding.Above);

    /// <summary>The same of a design of more factors, each of which needs two levels: a single run has a fresh level of all.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding Exceeds(FactorialGrid grid, double margin, double level = 0.95) => Decide(Sd(grid, level), margin, Finding.Above);

    /// <summary>Whether the standard deviation is below the margin.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding IsBelow(SeedGrid grid, double margin, double level = 0.95) => Decide(Sd(grid, level), margin, Finding.Below);

    /// <summary>The same of a design of more factors, each of which needs two levels.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding IsBelow(FactorialGrid grid, double margin, double level = 0.95) => Decide(Sd(grid, level), margin, Finding.Below);

    private static Finding Decide(Estimate sd, double margin, Func<double, Interval> region)
    {
        Require.Positive(margin, nameof(margin));
        return Finding.Decide(sd, region(margin));
    }

    private static Estimate Sd(SeedGrid grid, double level) => VarianceComponents.Of(grid, level).TotalVariance.SquareRoot();

    private static Estimate Sd(FactorialGrid grid, double level)
    {
        var components = FactorialComponents.Of(grid, level);
        return components.Anova.LeftOut is [var one, ..]
            ? Estimate.Unidentified(level, components.TotalSd.Method, one.Reason)
            : components.TotalSd;
    }
}
