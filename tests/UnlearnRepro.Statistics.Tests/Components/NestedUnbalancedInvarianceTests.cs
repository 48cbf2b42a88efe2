using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Three nested levels of any sizes: what must not depend on units, origin or order, and what must add up.</summary>
public class NestedUnbalancedInvarianceTests
{
    [FsProperty(MaxTest = 100)]
    public Property ShiftAndScale(DoNotSize<ulong> any, int tenths, PositiveInt factor)
    {
        double shift = tenths / 10.0, s = factor.Get / 10.0;
        double[][][] y = Values(any.Item);
        NestedComponents before = Of(y), after = Of([.. y.Select(cells => (double[][])[.. cells.Select(runs => (double[])[.. runs.Select(v => (s * v) + shift)])])]);
        return (Near(Map(before.Mean, v => (s * v) + shift), after.Mean) && Near(Map(before.TotalVariance, v => s * s * v), after.TotalVariance)
            && Same(before, after, s * s)).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property OrderDoesNotMatter(DoNotSize<ulong> any)
    {
        double[][][] y = Values(any.Item);
        NestedComponents a = Of(y), b = Of([.. y.Reverse().Select(cells => (double[][])[.. cells.Reverse().Select(runs => (double[])[.. runs.Reverse()])])]);
        return (Near(a.Mean, b.Mean) && Near(a.TotalVariance, b.TotalVariance) && Same(a, b, 1)).ToProperty();
    }

    [FsProperty(MaxTest = 200)]
    public Property PartsAddUpAndPointsLieInTheirIntervals(DoNotSize<ulong> any)
    {
        NestedComponents c = Of(Values(any.Item));
        Estimate[] all = [c.Mean, c.TotalVariance, .. c.Components.SelectMany(x => new[] { x.Variance, x.Share })];
        bool apart = c.Components.All(x => x.Variance.IsKnown);
        double half = c.Mean.Interval!.Value.HalfWidth / MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, c.Anova.DfT, 0.975);
        return ((!apart || (Near(c.Components.Sum(x => x.Variance.Raw), c.TotalVariance.Raw) && (c.TotalVariance.Value == 0 || Near(c.Components.Sum(x => x.Share.Raw), 1))))
            && (!apart || c.Components.Any(x => x.Variance.Raw < 0) || Near(c.Components.Sum(x => x.InMean!.Value), half * half))
            && c.Anova.EffectiveDfT <= c.Anova.DfT && c.Anova.EffectiveDfU <= c.Anova.DfU
            && all.All(e => e.Interval is not { } i || (i.Contains(e.Value) && i.Lower <= i.Upper))
            && c.Components.All(x => x.Share.Interval is not { } i || (i.Lower >= 0 && i.Upper <= 1))
            && c.Tests.All(t => t.PValue is >= 0 and <= 1)).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property ABalancedDesignIsThatOfTheFormulas(DoNotSize<ulong> any)
    {
        // The balanced numbers are those of their own formulas; adding one run to one of many cells can change them by little only.
        Worlds random = new(any.Item);
        double[][][] y = random.Nested([.. Enumerable.Repeat(Enumerable.Repeat(6, 4).ToArray(), 12)], 1, 0.7, 0.5);
        NestedComponents balanced = Of(y);
        y[0][0] = [.. y[0][0], y[0][0].Average()];
        NestedComponents after = Of(y);
        return (balanced.Components.Zip(after.Components).All(c => Close(c.First.Variance, c.Second.Variance) && Close(c.First.Share, c.Second.Share))
            && Close(balanced.TotalVariance, after.TotalVariance) && balanced.Tests.Zip(after.Tests).All(t => Math.Abs(t.First.F - t.Second.F) < 0.05 * t.First.F)).ToProperty();

        static bool Close(Estimate a, Estimate b) =>
            Math.Abs(a.Raw - b.Raw) < 0.02 && Math.Abs(a.Interval!.Value.Lower - b.Interval!.Value.Lower) < 0.02
            && Math.Abs(a.Interval!.Value.Upper - b.Interval!.Value.Upper) < 0.02 + (0.01 * a.Interval.Value.Upper);
    }

    private static NestedComponents Of(double[][][] y) => NestedComponents.Of(new EvaluationGrid(y));

    // Two to six outer levels of one to five, of one to four runs; now and then a level is balanced, or single.
    private static double[][][] Values(ulong seed)
    {
        Worlds random = new(seed);
        int most = 1 + (int)(5 * random.Uniform()), runs = 1 + (int)(4 * random.Uniform());
        int Size(int n) => 1 + (int)(n * random.Uniform());
        return random.Nested(
            [.. Enumerable.Range(0, 1 + Size(5)).Select(_ => (int[])[.. Enumerable.Range(0, Size(most)).Select(_ => Size(runs))])],
            random.Uniform(), random.Uniform(), random.Uniform() < 0.1 ? 0 : random.Uniform());
    }

    private static bool Same(NestedComponents a, NestedComponents b, double scale) =>
        a.Components.Zip(b.Components).All(c => Near(Map(c.First.Variance, v => scale * v), c.Second.Variance) && Near(c.First.Share, c.Second.Share))
        && a.Tests.Zip(b.Tests).All(t => Near(t.First.PValue, t.Second.PValue) && t.First.IsExact == t.Second.IsExact);

    private static Estimate Map(Estimate e, Func<double, double> f) => e with { Value = f(e.Value), Raw = f(e.Raw), Interval = e.Interval?.Map(f) };

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-7 * (1 + Math.Abs(a) + Math.Abs(b)) || (double.IsInfinity(a) && double.IsInfinity(b));

    private static bool Near(Estimate a, Estimate b) => a.Status == b.Status && (!a.IsKnown || (Near(a.Value, b.Value) && Near(a.Raw, b.Raw)))
        && (a.Interval is not { } i || (Near(i.Lower, b.Interval!.Value.Lower) && Near(i.Upper, b.Interval.Value.Upper)));
}
