using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Two crossed factors, cells missing or not: what must not depend on units, origin, order or on which factor is named first.</summary>
public class TwoWayInvarianceTests
{
    [FsProperty(MaxTest = 100)]
    public Property SumsOfSquaresAddUpWhereNoCellIsMissing(DoNotSize<ulong> any)
    {
        double[][][] y = Full(any.Item);
        double[] all = [.. y.SelectMany(row => row).SelectMany(runs => runs)];
        TwoWayAnova t = TwoWayAnova.Of(new TwoWayGrid(y));
        double sum = (t.First.MeanSquare!.Value * t.First.Df) + (t.Second.MeanSquare!.Value * t.Second.Df)
            + (t.MsInteraction!.Value * t.DfInteraction) + ((t.MsReplicates ?? 0) * t.DfReplicates);
        return (Near(all.Sum(v => Math.Pow(v - all.Average(), 2)), sum) && t.First.Df + t.Second.Df + t.DfInteraction + t.DfReplicates == all.Length - 1
            && t.First.TestSquare == t.First.MeanSquare && Near(t.First.Weight, all.Length / (double)y.Length)).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property ShiftAndScale(DoNotSize<ulong> any, int tenths, PositiveInt factor)
    {
        double shift = tenths / 10.0, s = factor.Get / 10.0;
        double[][][] y = Ragged(any.Item);
        TwoWayComponents before = Of(y), after = Of(Map(y, v => (s * v) + shift));
        return (Near(Map(before.Mean, v => (s * v) + shift), after.Mean) && Near(Map(before.TotalVariance, v => s * s * v), after.TotalVariance)
            && before.Components.Zip(after.Components).All(c => Near(Map(c.First.Variance, v => s * s * v), c.Second.Variance) && Near(c.First.Share, c.Second.Share))).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property OrderOfLevelsAndOfFactorsDoesNotMatter(DoNotSize<ulong> any)
    {
        double[][][] y = Ragged(any.Item);
        TwoWayComponents a = Of(y), b = Of([.. Enumerable.Range(0, y[0].Length).Reverse().Select(t =>
            Enumerable.Range(0, y.Length).Reverse().Select(f => y[f][t].Reverse().ToArray()).ToArray())]);
        return (Near(a.Mean, b.Mean) && Near(a.TotalVariance, b.TotalVariance) && Near(a.First, b.Second) && Near(a.Second, b.First)
            && Near(a.Interaction, b.Interaction) && Near(a.Replicates, b.Replicates) && Near(a.CellNoise, b.CellNoise)).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property PartsAddUpAndPointsLieInTheirIntervals(DoNotSize<ulong> any)
    {
        TwoWayComponents c = Of(Ragged(any.Item));
        Estimate[] all = [c.Mean, c.TotalVariance, .. c.Components.SelectMany(x => new[] { x.Variance, x.Share })];
        return ((!c.TotalVariance.IsKnown || Near(c.Components.Sum(x => x.Variance.Raw), c.TotalVariance.Raw))
            && (c.TotalVariance.Value > 0 ? Near(c.Components.Sum(x => x.Share.Raw), 1) : c.Components.All(x => !x.Share.IsKnown))
            && all.All(e => e.Interval is not { } i || (i.Contains(e.Value) && i.Lower <= i.Upper))
            && c.Components.All(x => x.Share.Interval is not { } i || (i.Lower >= 0 && i.Upper <= 1))).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property HigherLevelContainsLower(DoNotSize<ulong> any)
    {
        // With one degree of freedom over one (2 x 2), the formula is not monotone in the level.
        TwoWayGrid grid = new(Full(any.Item, 3));
        TwoWayComponents narrow = TwoWayComponents.Of(grid, 0.8), wide = TwoWayComponents.Of(grid, 0.99);
        static bool Inside(Estimate a, Estimate b) => !a.IsKnown
            || (b.Interval!.Value.Lower <= a.Interval!.Value.Lower + 1e-12 && a.Interval.Value.Upper <= b.Interval.Value.Upper + 1e-12);
        return (Inside(narrow.Mean, wide.Mean) && Inside(narrow.TotalVariance, wide.TotalVariance)
            && narrow.Components.Zip(wide.Components).All(c => Inside(c.First.Variance, c.Second.Variance) && Inside(c.First.Share, c.Second.Share))).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property TheLowerBoundLeavesZeroWhereTheFTestTurns(DoNotSize<ulong> any)
    {
        TwoWayComponents c = TwoWayComponents.Of(new TwoWayGrid(Full(any.Item)));
        static bool Agree(Estimate e, double p) => Math.Abs(p - 0.025) < 1e-6 || ((p < 0.025) == (e.Interval!.Value.Lower > 0));
        return (Agree(c.First.Variance, c.Anova!.FirstTest!.PValue) && Agree(c.Second.Variance, c.Anova.SecondTest!.PValue)
            && (!c.Interaction.Variance.IsKnown || Agree(c.Interaction.Variance, c.Anova.InteractionTest!.PValue))).ToProperty();
    }

    private static TwoWayComponents Of(double[][][] y) => TwoWayComponents.Of(new TwoWayGrid(y));

    private static double[][][] Full(ulong seed, int fewest = 2)
    {
        Worlds worlds = new(seed);
        int Size(int least) => least + (int)(5 * worlds.Uniform());
        return worlds.TwoWay(Size(fewest), Size(fewest), Size(1), worlds.Uniform(), worlds.Uniform(), worlds.Uniform(), 0.5);
    }

    // Runs are taken away from all cells but the first row's and column's, so that every level keeps one and all are connected.
    private static double[][][] Ragged(ulong seed)
    {
        Worlds worlds = new(~seed);
        return [.. Full(seed).Select((row, f) => row.Select((runs, t) => f * t == 0 ? runs : runs[..(int)((runs.Length + 1) * worlds.Uniform())]).ToArray())];
    }

    private static double[][][] Map(double[][][] y, Func<double, double> f) =>
        [.. y.Select(row => (double[][])[.. row.Select(runs => (double[])[.. runs.Select(f)])])];

    private static Estimate Map(Estimate e, Func<double, double> f) => e with { Value = f(e.Value), Raw = f(e.Raw), Interval = e.Interval?.Map(f) };

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-7 * (1 + Math.Abs(a) + Math.Abs(b));

    private static bool Near(FactorComponent a, FactorComponent b) => Near(a.Variance, b.Variance) && Near(a.Share, b.Share);

    private static bool Near(Estimate a, Estimate b) => a.Status == b.Status && (!a.IsKnown || (Near(a.Value, b.Value) && Near(a.Raw, b.Raw)))
        && (a.Interval is not { } i || (Near(i.Lower, b.Interval!.Value.Lower) && Near(i.Upper, b.Interval.Value.Upper)));
}
