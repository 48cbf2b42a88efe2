using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Any balanced design: sums that must add up, and what must not depend on units, origin, order of levels or order of crossed factors.</summary>
public class FactorialInvarianceTests
{
    // Four designs of three to five factors; the sizes are drawn.
    private static readonly (string Name, string[] NestedIn)[][] Designs =
    [
        [("F", []), ("A", []), ("B", []), ("U", ["F", "A", "B"])],
        [("P", []), ("F", ["P"]), ("T", ["P"]), ("U", ["F", "T"])],
        [("F", []), ("T", []), ("U", ["T"]), ("E", ["F", "U"])],
        [("A", []), ("B", []), ("C", [])],
        [("D", []), ("A", []), ("B", ["A"]), ("C", ["B"]), ("X", [])],
    ];

    [FsProperty(MaxTest = 100)]
    public Property SumsOfSquaresDegreesOfFreedomAndComponentsAddUp(DoNotSize<ulong> any)
    {
        (Factor[] factors, double[] y) = Draw(any.Item);
        FactorialComponents c = Of(factors, y);
        double mean = y.Average();
        return (Near(c.Anova.Effects.Sum(e => e.SumOfSquares), y.Sum(v => (v - mean) * (v - mean))) && c.Anova.Effects.Sum(e => e.Df) == y.Length - 1
            && Near(c.Components.Sum(x => x.Variance.Raw), c.TotalVariance.Raw)
            && Near(c.Anova.Effects.Sum(e => e.SumOfSquares / y.Length) + Outermost(c.Anova) / y.Length, c.TotalVariance.Raw)
            && (c.TotalVariance.Value > 0 ? Near(c.Components.Sum(x => x.Share.Raw), 1) : c.Components.All(x => !x.Share.IsKnown))).ToProperty();

        // The total's coefficients are df / N, and what the mean's own line would have taken besides.
        double Outermost(FactorialAnova table) => table.Effects.Where(e => e.Factors.All(name => factors.Single(f => f.Name == name).NestedIn.Count == 0))
            .Sum(e => e.Factors.Count % 2 == 0 ? -e.MeanSquare : e.MeanSquare);
    }

    [FsProperty(MaxTest = 100)]
    public Property ShiftAndScale(DoNotSize<ulong> any, int tenths, PositiveInt factor)
    {
        double shift = tenths / 10.0, s = factor.Get / 10.0;
        (Factor[] factors, double[] y) = Draw(any.Item);
        FactorialComponents before = Of(factors, y), after = Of(factors, [.. y.Select(v => (s * v) + shift)]);
        return (Near(Map(before.Mean, v => (s * v) + shift), after.Mean) && Near(Map(before.TotalVariance, v => s * s * v), after.TotalVariance)
            && before.Components.Zip(after.Components).All(c => Near(Map(c.First.Variance, v => s * s * v), c.Second.Variance) && Near(c.First.Share, c.Second.Share))
            && before.Tests.Zip(after.Tests).All(t => Near(t.First.PValue, t.Second.PValue))).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property OrderOfLevelsDoesNotMatter(DoNotSize<ulong> any)
    {
        // All levels the other way round, and those of the last factor turned by one within every choice of the others.
        (Factor[] factors, double[] y) = Draw(any.Item);
        int n = factors[^1].Levels;
        FactorialComponents a = Of(factors, y), reversed = Of(factors, [.. y.Reverse()]), turned = Of(factors, [.. y.Chunk(n).SelectMany(line => line[1..].Append(line[0]))]);
        return (Same(a, reversed) && Same(a, turned)).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property OrderOfCrossedFactorsDoesNotMatter(DoNotSize<ulong> any)
    {
        // F x A x B / U as A x B x F / U: effects are found by their factors.
        Worlds worlds = new(any.Item);
        int f = 2 + (int)(4 * worlds.Uniform()), a = 2 + (int)(4 * worlds.Uniform()), b = 2 + (int)(4 * worlds.Uniform()), u = 1 + (int)(3 * worlds.Uniform());
        Factor[] one = [new("F", f), new("A", a), new("B", b), new("U", u, "F", "A", "B")], other = [one[1], one[2], one[0], one[3]];
        double[] y = worlds.Factorial(one, [0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.3]), z = new double[y.Length];
        for (int n = 0; n < y.Length; n++)
        {
            (int ab, int k) = (n / u % (a * b), n % u);
            z[(((ab * f) + (n / (a * b * u))) * u) + k] = y[n];
        }

        FactorialComponents x = Of(one, y), w = Of(other, z);
        return (Near(x.Mean, w.Mean) && Near(x.TotalVariance, w.TotalVariance) && x.Anova.Effects.Index().All(e =>
        {
            int k = w.Anova.Effects.Index().Single(o => o.Item.Factors.ToHashSet().SetEquals(e.Item.Factors)).Index;
            return Near(x.Components[e.Index].Variance, w.Components[k].Variance) && Near(x.Components[e.Index].Share, w.Components[k].Share);
        })).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property PointsLieInTheirIntervalsAndLargestIsTheLargest(DoNotSize<ulong> any)
    {
        (Factor[] factors, double[] y) = Draw(any.Item);
        FactorialComponents c = Of(factors, y);
        Estimate[] all = [c.Mean, c.TotalVariance, .. c.Components.SelectMany(x => new[] { x.Variance, x.Share })];
        return (all.All(e => e.Interval is not { } i || (i.Lower <= i.Upper && i.Contains(e.Value)))
            && c.Components.All(x => x.Share.Interval is not { } i || (i.Lower >= 0 && i.Upper <= 1))
            && c.Components.All(x => x.InMean is not { } part || part <= (c.Largest?.InMean ?? 0))).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property TheLowerBoundLeavesZeroWhereAnExactFTestTurns(DoNotSize<ulong> any)
    {
        (Factor[] factors, double[] y) = Draw(any.Item);
        FactorialComponents c = Of(factors, y);
        return c.Tests.Where(t => t.IsExact && Math.Abs(t.PValue - 0.025) > 1e-6)
            .All(t => (t.PValue < 0.025) == (c.Components.Single(x => x.Name == t.Effect).Variance.Interval!.Value.Lower > 0)).ToProperty();
    }

    private static FactorialComponents Of(Factor[] factors, double[] y) => FactorialComponents.Of(new FactorialGrid(factors, y));

    private static (Factor[] Factors, double[] Values) Draw(ulong seed)
    {
        Worlds worlds = new(seed);
        Factor[] factors = [.. Designs[(int)(Designs.Length * worlds.Uniform())].Select(f => new Factor(f.Name, 2 + (int)(3 * worlds.Uniform()), f.NestedIn))];
        return (factors, worlds.Factorial(factors, [.. Enumerable.Range(0, 31).Select(_ => worlds.Uniform() < 0.3 ? 0 : worlds.Uniform())]));
    }

    private static bool Same(FactorialComponents a, FactorialComponents b) => Near(a.Mean, b.Mean) && Near(a.TotalVariance, b.TotalVariance)
        && a.Components.Zip(b.Components).All(c => Near(c.First.Variance, c.Second.Variance) && Near(c.First.Share, c.Second.Share));

    private static Estimate Map(Estimate e, Func<double, double> f) => e with { Value = f(e.Value), Raw = f(e.Raw), Interval = e.Interval?.Map(f) };

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-8 * (1 + Math.Abs(a) + Math.Abs(b));

    private static bool Near(Estimate a, Estimate b) => a.Status == b.Status && (!a.IsKnown || (Near(a.Value, b.Value) && Near(a.Raw, b.Raw)))
        && (a.Interval is not { } i || (Near(i.Lower, b.Interval!.Value.Lower) && Near(i.Upper, b.Interval.Value.Upper)));
}
