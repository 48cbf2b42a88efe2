using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claim: for equal cost, the mean's variance at a planned J is within a tolerance of the best J on the grid. The excess depends on the
/// components through s_U^2 / s_T^2 only, so the exact interval of the intraclass correlation carries over to it.
/// </summary>
/// <param name="Finding">Decision on variance at J over the least variance, minus 1; its value is the resampled one.</param>
/// <param name="VarianceAtEqualCost">Resampled variance of the mean for J = 1..J of the grid, scaled to one unit of cost; empty for one training seed.</param>
/// <param name="BestUnlearningSeeds">The J with the least of them; null for one training seed.</param>
public sealed record AllocationCheck(Finding Finding, IReadOnlyList<double> VarianceAtEqualCost, int? BestUnlearningSeeds)
{
    /// <summary>Sub-grids are drawn from the grid without replacement, for a budget that half of its training seeds at J = 1 would use.</summary>
    /// <param name="grid">A balanced grid with at least two seeds of each kind.</param>
    /// <param name="plannedUnlearningSeeds">The J under test, 1 to J of the grid; planned elsewhere (a pilot, a rule), not on this grid.</param>
    /// <param name="trainingCost">c_T.</param>
    /// <param name="unlearningCost">c_U, same unit.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="tolerance">Excess that is still good enough, 0.1 for 10 %.</param>
    /// <param name="draws">Sub-grids for each J; the relative error of each variance is about sqrt(2 / draws).</param>
    /// <param name="level">Level of the excess's interval.</param>
    public static AllocationCheck Of(
        SeedGrid grid, int plannedUnlearningSeeds, double trainingCost, double unlearningCost, ulong seed,
        double tolerance = 0.1, int draws = 4000, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentOutOfRangeException.ThrowIfLessThan(plannedUnlearningSeeds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plannedUnlearningSeeds, grid.J);
        Require.Positive(tolerance, nameof(tolerance));
        Allocation cost = new(0, 0, trainingCost, unlearningCost);
        const string method = "exact F through the ICC";
        VarianceComponents components = VarianceComponents.Of(grid, level);
        if (grid.I == 1)
        {
            Estimate none = Estimate.Unidentified(level, method, components.Icc.Reason!);
            return new AllocationCheck(Finding.Decide(none, Finding.Below(tolerance)), [], null);
        }

        double budget = cost.Cost(Math.Max(1, grid.I / 2), 1);
        SplitMix64 random = new(seed);
        double[] variances = [.. Enumerable.Range(1, grid.J).Select(j =>
        {
            int i = Math.Max(1, (int)(budget / cost.Cost(1, j)));
            return SubGridVariance.Of(grid, i, j, draws, random) * cost.Cost(i, j);
        })];
        double excess = (variances[plannedUnlearningSeeds - 1] / variances.Min()) - 1;
        Estimate icc = components.Icc;
        Estimate estimate = icc.Interval is { } range && variances.Min() > 0
            ? new Estimate(excess, excess, Excess(range, plannedUnlearningSeeds, grid.J, cost), level, method, Status.Ok)
            : Estimate.Unidentified(level, method, icc.Reason ?? "there is no variance");
        var finding = Finding.Decide(
            estimate, Finding.Below(tolerance), () => SeedsNeeded(components, plannedUnlearningSeeds, cost, tolerance));
        return new AllocationCheck(finding, variances, 1 + Array.IndexOf(variances, variances.Min()));
    }

    // MS_T / MS_U is (1 + J k) F(I-1, I(J-1)) with k = s_T^2 / s_U^2 as estimated. The middle 0.8 of its law must decide, each end of
    // it because the excess has its minimum inside.
    private static int? SeedsNeeded(VarianceComponents c, int planned, Allocation cost, double tolerance)
    {
        int j = (int)c.Anova.HarmonicJ;
        double expected = 1 + (j * c.Icc.Value / (1 - c.Icc.Value)), miss = (1 - Finding.Power) / 2;
        return c.Icc.Value is > 0 and < 1
            ? Smallest.From(c.I + 1, Finding.MostSeeds, i => Decision(i, miss) is { } low && low == Decision(i, 1 - miss))
            : null;

        bool? Decision(int i, double quantile)
        {
            double ratio = expected * Quantiles.F(i - 1, i * (j - 1), quantile);
            Interval excess = Excess(IntraclassInterval.Of(ratio, i - 1, i * (j - 1), j, c.Level), planned, j, cost);
            return excess.Upper < tolerance ? true : excess.Lower >= tolerance ? false : null;
        }
    }

    // The excess is a linear over a concave function of the variance ratio, hence falls and then rises: its largest value is at an
    // end of the interval. The least is looked for on a fine mesh.
    private static Interval Excess(Interval icc, int planned, int most, Allocation cost)
    {
        double At(double share)
        {
            Allocation world = new(share, 1 - share, cost.TrainingCost, cost.UnlearningCost);
            return (world.VarianceTimesCost(planned) / Enumerable.Range(1, most).Min(j => world.VarianceTimesCost(j))) - 1;
        }

        double least = Enumerable.Range(0, 201).Min(k => At(icc.Lower + (icc.Width * k / 200)));
        return new Interval(least, Math.Max(At(icc.Lower), At(icc.Upper)));
    }
}
