using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claim: runs from one and the same trained model differ by more than a margin that matters, s_U > margin. Chi-square interval with N - I degrees
/// of freedom, exact for normal data.
/// </summary>
public static class UnlearningSpread
{
    /// <summary>Whether s_U exceeds the margin; the rows need two unlearning seeds.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding Exceeds(SeedGrid grid, double margin, double level = 0.95)
    {
        Require.Positive(margin, nameof(margin));
        VarianceComponents c = VarianceComponents.Of(grid, level);
        return Finding.Decide(c.UnlearningSd, Finding.Above(margin), () => SeedsNeeded(c, margin));
    }

    private static int? SeedsNeeded(VarianceComponents c, double margin)
    {
        double ratio = c.UnlearningVariance.Value / (margin * margin), tail = (1 - c.Level) / 2, perRow = c.DfU / (double)c.I;
        return Smallest.From(c.I + 1, Finding.MostSeeds, i =>
        {
            double df = Math.Floor(i * perRow);
            return ratio > 1
                ? ratio * Quantiles.ChiSquared(df, 1 - Finding.Power) > Quantiles.ChiSquared(df, 1 - tail)
                : ratio * Quantiles.ChiSquared(df, Finding.Power) < Quantiles.ChiSquared(df, tail);
        });
    }
}
