using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>What must not depend on units, origin or order, for random grids of random shape.</summary>
public class InvarianceTests
{
    private static SeedGrid Grid(ulong seed)
    {
        Worlds worlds = new(seed);
        int[] rows = [.. Enumerable.Range(0, 2 + (int)(worlds.Uniform() * 6)).Select(_ => 1 + (int)(worlds.Uniform() * 5))];
        rows[0] += 1;
        return worlds.Of(rows, worlds.Uniform() * 2, 0.1 + worlds.Uniform(), mean: 3);
    }

    private static SeedGrid Map(SeedGrid grid, Func<double, double> f) =>
        new([.. Enumerable.Range(0, grid.I).Select(i => grid.Values(i).Select(f).ToArray())]);

    private static bool Near(double a, double b, double scale = 1) => Math.Abs(a - b) <= 1e-9 * (scale + Math.Abs(a) + Math.Abs(b));

    private static bool Near(Estimate a, Estimate b) => a.Status == b.Status && Near(a.Value, b.Value) && Near(a.Raw, b.Raw)
        && Near(a.Interval!.Value.Lower, b.Interval!.Value.Lower) && Near(a.Interval!.Value.Upper, b.Interval!.Value.Upper);

    private static bool Near(VarianceComponents a, VarianceComponents b) => Near(a.Mean, b.Mean) && Near(a.TrainingVariance, b.TrainingVariance)
        && Near(a.UnlearningVariance, b.UnlearningVariance) && Near(a.Icc, b.Icc) && Near(a.TotalVariance, b.TotalVariance);

    [FsProperty(MaxTest = 200)]
    public Property SumsOfSquaresAddUp(DoNotSize<ulong> any)
    {
        ulong seed = any.Item;
        SeedGrid grid = Grid(seed);
        double[] all = [.. Enumerable.Range(0, grid.I).SelectMany(grid.Values)];
        Anova table = Anova.Of(grid);
        return Near(all.Sum(y => Math.Pow(y - all.Average(), 2)), table.SsT + table.SsU).ToProperty();
    }

    [FsProperty(MaxTest = 200)]
    public Property ShiftMovesOnlyTheMean(DoNotSize<ulong> any, int tenths)
    {
        ulong seed = any.Item;
        SeedGrid grid = Grid(seed);
        VarianceComponents before = VarianceComponents.Of(grid), after = VarianceComponents.Of(Map(grid, y => y + (tenths / 10.0)));
        return (Near(before.TrainingVariance, after.TrainingVariance) && Near(before.Icc, after.Icc)
            && Near(before.Mean.Value + (tenths / 10.0), after.Mean.Value)
            && Near(before.Mean.Interval!.Value.Width, after.Mean.Interval!.Value.Width)).ToProperty();
    }

    [FsProperty(MaxTest = 200)]
    public Property ScaleMultipliesVariancesByItsSquareAndLeavesSharesAlone(DoNotSize<ulong> any, PositiveInt tenths)
    {
        ulong seed = any.Item;
        double s = tenths.Get / 10.0;
        SeedGrid grid = Grid(seed);
        VarianceComponents before = VarianceComponents.Of(grid), after = VarianceComponents.Of(Map(grid, y => -s * y));
        return (Near(before.Icc, after.Icc) && Near(-s * before.Mean.Value, after.Mean.Value)
            && Near(before.TrainingVariance.Raw * s * s, after.TrainingVariance.Raw)
            && Near(before.TrainingVariance.Interval!.Value.Upper * s * s, after.TrainingVariance.Interval!.Value.Upper)
            && Near(before.UnlearningVariance.Value * s * s, after.UnlearningVariance.Value)).ToProperty();
    }

    [FsProperty(MaxTest = 200)]
    public Property OrderOfRowsAndOfEntriesDoesNotMatter(DoNotSize<ulong> any)
    {
        ulong seed = any.Item;
        SeedGrid grid = Grid(seed);
        SeedGrid turned = new([.. Enumerable.Range(0, grid.I).Reverse().Select(i => grid.Values(i).Reverse().ToArray())]);
        return Near(VarianceComponents.Of(grid), VarianceComponents.Of(turned)).ToProperty();
    }

    [FsProperty(MaxTest = 200)]
    public Property IntervalsLieInTheirRangeAndTheLowerBoundTurnsWithTheFTest(DoNotSize<ulong> any)
    {
        ulong seed = any.Item;
        Worlds worlds = new(seed);
        SeedGrid grid = worlds.Uniform() < 0.5 ? Grid(seed) : worlds.Grid(2 + (int)(worlds.Uniform() * 8), 2 + (int)(worlds.Uniform() * 5), worlds.Uniform() * 0.6);
        VarianceComponents c = VarianceComponents.Of(grid);
        double p = 1 - MathNet.Numerics.Distributions.FisherSnedecor.CDF(c.DfT, c.DfU, c.F!.Value);
        Interval t = c.TrainingVariance.Interval!.Value, icc = c.Icc.Interval!.Value;
        return (0 <= t.Lower && t.Lower <= t.Upper && 0 <= icc.Lower && icc.Lower <= icc.Upper && icc.Upper <= 1
            && new[] { c.TrainingVariance, c.TrainingVarianceWilliamsTukey, c.Icc, c.TotalVariance }.All(e => e.Interval!.Value.Contains(e.Value))
            && (Math.Abs(p - 0.025) < 1e-6 || ((p < 0.025) == (t.Lower > 0) && (p < 0.025) == (icc.Lower > 0)))).ToProperty();
    }

    [FsProperty(MaxTest = 200)]
    public Property BalancedAndUnbalancedFormulasMeetInOneRowLength(DoNotSize<ulong> any)
    {
        ulong seed = any.Item;
        Anova table = Anova.Of(new Worlds(seed).Grid(5, 4, 0.4));
        return (Near(table.N0, 4) && Near(table.HarmonicJ, 4) && Near(table.MsOfSeedMeans, table.MsT!.Value)).ToProperty();
    }

    [FsProperty(MaxTest = 200)]
    public Property HigherLevelContainsLower(DoNotSize<ulong> any)
    {
        ulong seed = any.Item;
        SeedGrid grid = Grid(seed);
        VarianceComponents narrow = VarianceComponents.Of(grid, 0.8), wide = VarianceComponents.Of(grid, 0.99);
        static bool Inside(Estimate a, Estimate b) =>
            b.Interval!.Value.Lower <= a.Interval!.Value.Lower && a.Interval.Value.Upper <= b.Interval.Value.Upper;
        return (Inside(narrow.Mean, wide.Mean) && Inside(narrow.Icc, wide.Icc) && Inside(narrow.TrainingVariance, wide.TrainingVariance)
            && Inside(narrow.UnlearningVariance, wide.UnlearningVariance) && Inside(narrow.TotalVariance, wide.TotalVariance)).ToProperty();
    }
}
