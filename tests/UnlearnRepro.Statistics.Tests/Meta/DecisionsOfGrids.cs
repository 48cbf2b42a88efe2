using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>Decisions about one method.</summary>
internal static class DecisionsOfGrids
{
    private static readonly IReadOnlyList<World> WithoutTrainingVariance = [World.Normal, World.HeavyTailed, World.UnequalNoise];

    public static IReadOnlyList<DecisionCase> All =>
    [
        new("Dominance", "ICC ½, 10 x 3", t => Dominance.Of(t.Grid(t.Pick(10, 30, 30), 3, t.Pick(0.5, 0.99, 0))).Decision) { IsExact = true },
        new("TrainingSpread.OfSeedMeans", "spread = margin, 10 x 3",
            t => TrainingSpread.OfSeedMeans(t.Grid(10, 3, 0.5), t.Pick(1, 0.4, 2.5) * Math.Sqrt(0.5 + (0.5 / 3))).Decision) { IsExact = true },
        new("TrainingSpread.OfComponent", "s_T = margin, 10 x 3",
            t => TrainingSpread.OfComponent(t.Grid(t.Pick(10, 30, 30), 3, 0.5), t.Pick(1, 0.2, 3) * Math.Sqrt(0.5)).Decision),
        new("UnlearningSpread", "s_U = margin, 10 x 3",
            t => UnlearningSpread.Exceeds(t.Grid(10, 3, 0.5), t.Pick(1, 0.4, 2.5) * Math.Sqrt(0.5)).Decision) { IsExact = true, Worlds = [World.Normal] },
        new("SingleRunSpread", "sqrt(s_T² + s_U²) = margin, 10 x 3",
            t => SingleRunSpread.Exceeds(t.Grid(10, 3, 0.5), t.Pick(1, 0.4, 2.5)).Decision) { Worlds = [World.Normal] },
        new("ShareWithin", "share = P(seed mean > 0) = ½, 20 x 3",
            t => ShareWithin.Exceeds(t.Grid(20, 3, 0.5, t.Pick(0, 3, -3)), new Interval(0, double.PositiveInfinity), 0.5).Decision)
            { Worlds = [World.Normal, World.HeavyTailed] },
        new("TrainingFloor", "s_T² = 0, 10 x 3",
            t => TrainingFloor.Of(t.Grid(10, 3, t.Pick(0, 0.9, 0.1)), t.Pick(0, 0, 2)).Finding.Decision)
            { IsExact = true, Fails = null, Worlds = WithoutTrainingVariance },
        new("TrainingFloor", "s_T² = 0, 10 rows of 10, 10 of 1",
            t => TrainingFloor.Of(t.World.Grid(t.Random, [.. Enumerable.Repeat(1, 10), .. Enumerable.Repeat(10, 10)], t.Pick(0, 0.9, 0.1)), t.Pick(0, 0, 2)).Finding.Decision)
            { IsExact = true, Fails = null, Worlds = WithoutTrainingVariance },
        new("TrainingFloor, minimum", "s_T² = ½, 10 x 3", t => TrainingFloor.Of(t.Grid(t.Pick(10, 30, 30), 3, 0.5), t.Pick(0.5, 0.02, 4)).Finding.Decision),

        // Every row covers with the nominal probability. Rows of opposite numbers have the grand mean in their middle and all cover.
        new("SingleSeedCoverage", "s_T² = 0, 20 x 5",
            t => SingleSeedCoverage.Of(t.Truth == Truth.False
                ? new SeedGrid([.. t.Random.Normals(100).Select(x => new[] { x, -x })])
                : t.Grid(20, 5, t.Pick(0, 0.95, 0))).Finding.Decision) { Worlds = WithoutTrainingVariance },

        // Split in halves that agree in truth: a tolerance next to 1 makes any difference a refutation, two-sided.
        new("VarianceIdentity.SplitHalf", "ratio 1, tolerance 1, 24 x 5",
            t => Split(t).Finding.Decision) { Holds = null, Fails = 0.05, IsExact = true },
        new("VarianceIdentity.Against", "ratio = tolerance 1.5, 50 means",
            t =>
            {
                double[] means = [.. Enumerable.Range(0, t.Pick(50, 300, 50)).Select(_ => t.Grid(4, 3, 0.5).GrandMean)];
                double scale = t.Pick(1.5, 1, 4);
                return VarianceIdentity.Against(means, new Allocation(0.5 / scale, 0.5 / scale, 1, 1), 4, 3, 1.5).Finding.Decision;
            }) { Studies = 800 },
        new("AllocationCheck", "excess = tolerance, 10 x 5",
            t => AllocationCheck.Of(t.Grid(t.Pick(10, 60, 60), 5, t.Pick(0.4, 0.98, 0.2)), 1, 6, 1, t.Seed, t.Pick(Excess(0.4), 0.2, 0.1), draws: 5).Finding.Decision)
            { Studies = 300, Worlds = [World.Normal] },

        // Alarms rather than claims: in other worlds they are meant to go off.
        Alarm("SeedMeanSpread.Disagree", 1, grid => SeedMeanSpread.Of(grid).Disagree),
        Alarm("SeedMeanGap.IsSplit", 3, grid => SeedMeanGap.Of(grid).IsSplit),
    ];

    private static DecisionCase Alarm(string name, int collapsed, Func<SeedGrid, bool> rings) => new(name, "normal, 12 x 1", t => rings(
        new SeedGrid([.. t.Random.Normals(12).Select((x, i) => new[] { i < collapsed ? x + t.Pick(0, 20, 0) : x })])) ? Decision.Holds : Decision.Undecided)
    { Holds = 0.01, Fails = null, CanFail = false, Worlds = [World.Normal] };

    private static VarianceIdentity Split(Trial t) => t.Truth switch
    {
        Truth.Edge => VarianceIdentity.SplitHalf(t.Grid(24, 5, 0.4), 4, 5, 1 + 1e-9, t.Seed),
        Truth.True => VarianceIdentity.SplitHalf(t.Grid(400, 5, 0.4), 2, 5, 2, t.Seed),
        _ => VarianceIdentity.SplitHalf(SharedSeeds(t), 10, 1, 2, t.Seed),
    };

    // All trained models share their unlearning seeds: averaging rows does not reduce what the identity says it does.
    private static SeedGrid SharedSeeds(Trial t)
    {
        double[] shared = t.Random.Normals(20);
        return new SeedGrid([.. Enumerable.Range(0, 300).Select(_ => shared.Select(r => r + (0.1 * t.Random.Normal())).ToArray())]);
    }

    // Variance times cost of J = 1 over the least of J = 1..5, minus 1.
    private static double Excess(double icc)
    {
        double At(int j) => (icc + ((1 - icc) / j)) * (6 + j);
        return (At(1) / Enumerable.Range(1, 5).Min(At)) - 1;
    }
}
