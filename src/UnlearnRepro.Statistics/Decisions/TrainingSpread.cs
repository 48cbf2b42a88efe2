using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claim: results differ between training seeds by more than a margin that matters. The margin is fixed beforehand; "more than 0"
/// would hold for anything computed in floating point.
/// </summary>
public static class TrainingSpread
{
    /// <summary>
    /// The standard deviation of the seed means, sqrt(s_T^2 + s_U^2 / J), exceeds the margin. Chi-square interval with I - 1
    /// degrees of freedom, exact for balanced normal data; works with one unlearning seed each.
    /// </summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding OfSeedMeans(SeedGrid grid, double margin, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Positive(margin, nameof(margin));
        Require.Level(level);
        Estimate spread = SeedMeanSpread.OfChiSquare(grid, level);
        return Finding.Decide(spread, Finding.Above(margin), () => SeedsNeeded(spread, margin, grid.I));
    }

    /// <summary>s_T itself exceeds the margin; modified large-sample interval, so the rows need two unlearning seeds.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="margin">In the metric's unit, positive.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding OfComponent(SeedGrid grid, double margin, double level = 0.95)
    {
        Require.Positive(margin, nameof(margin));
        VarianceComponents c = VarianceComponents.Of(grid, level);
        return Finding.Decide(c.TrainingSd, Finding.Above(margin), () => SeedsNeeded(c, margin * margin));
    }

    private static int? SeedsNeeded(Estimate spread, double margin, int i0)
    {
        double ratio = spread.Value * spread.Value / (margin * margin), tail = (1 - spread.Level) / 2;
        return Smallest.From(i0 + 1, Finding.MostSeeds, i => ratio > 1
            ? ratio * Quantiles.ChiSquared(i - 1, 1 - Finding.Power) > Quantiles.ChiSquared(i - 1, 1 - tail)
            : ratio * Quantiles.ChiSquared(i - 1, Finding.Power) < Quantiles.ChiSquared(i - 1, tail));
    }

    // MS_U is taken at its estimate and MS_T at the quantile that the power asks for.
    internal static int? SeedsNeeded(VarianceComponents c, double variance)
    {
        double j = c.Anova.HarmonicJ, msU = c.UnlearningVariance.Value, expected = msU + (j * c.TrainingVariance.Value);
        bool above = c.TrainingVariance.Value > variance;
        return Smallest.From(c.I + 1, Finding.MostSeeds, i =>
        {
            double msT = expected * Quantiles.ChiSquared(i - 1, above ? 1 - Finding.Power : Finding.Power) / (i - 1);
            int dfU = (int)Math.Round(i * (j - 1));
            Interval interval = ModifiedLargeSample.Difference(msT, msU, i - 1, dfU, j, c.Level);
            return above ? interval.Lower > variance : interval.Upper < variance;
        });
    }
}
