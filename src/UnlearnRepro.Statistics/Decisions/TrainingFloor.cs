using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claim: however many unlearning seeds are averaged, seed means keep differing: Var(seed mean over J') = a + b / J' with a > minimum.
/// Averaged over all choices of J' entries per row, the observed variances lie exactly on the line with a = (MS_T - MS_U) / J and
/// b = MS_U, so the analysis of variance is the fit and needs no resampling.
/// </summary>
/// <param name="Finding">Decision on a by the modified large-sample interval of s_T^2.</param>
/// <param name="Intercept">a, untruncated, in squared units of the metric; NaN when unidentified.</param>
/// <param name="Slope">b, same unit; NaN when unidentified.</param>
public sealed record TrainingFloor(Finding Finding, double Intercept, double Slope)
{
    /// <summary>The fitted variance of a seed mean over J' unlearning seeds, in squared units.</summary>
    public double At(double unlearningSeeds) => Intercept + (Slope / unlearningSeeds);

    /// <summary>The floor of a grid.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="minimum">Variance that the floor must exceed, in squared units, not negative; 0 asks whether there is a floor.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static TrainingFloor Of(SeedGrid grid, double minimum = 0, double level = 0.95)
    {
        Require.NotNegative(minimum, nameof(minimum));
        VarianceComponents c = VarianceComponents.Of(grid, level);
        Finding finding = Finding.Decide(
            c.TrainingVariance, Finding.Above(minimum), () => TrainingSpread.SeedsNeeded(c, minimum));
        return new TrainingFloor(finding, c.TrainingVariance.Raw, c.UnlearningVariance.Raw);
    }
}
