using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claim: single runs, with fresh levels of all that varies, differ by chance as much as some published difference d: their standard deviation, sqrt(s_T^2 +
/// s_U^2) where nothing else does, is above d / (z sqrt 2), so that two runs of one method are d apart more often than the level of z allows. Modified
/// large-sample interval of the total variance.
/// </summary>
public static class SingleRunSpread
{
    /// <summary>Whether sqrt(s_T^2 + s_U^2) exceeds the margin; one unlearning seed for each training seed is enough.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding Exceeds(SeedGrid grid, double margin, double level = 0.95)
    {
        Require.Positive(margin, nameof(margin));
        return Finding.Decide(VarianceComponents.Of(grid, level).TotalVariance.SquareRoot(), Finding.Above(margin));
    }

    /// <summary>The same of a design of more factors, each of which needs two levels: a single run has a fresh level of all.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding Exceeds(FactorialGrid grid, double margin, double level = 0.95)
    {
        Require.Positive(margin, nameof(margin));
        var components = FactorialComponents.Of(grid, level);
        var sd = components.Anova.LeftOut is [var one, ..]
            ? Estimate.Unidentified(level, components.TotalSd.Method, one.Reason)
            : components.TotalSd;
        return Finding.Decide(sd, Finding.Above(margin));
    }
}
