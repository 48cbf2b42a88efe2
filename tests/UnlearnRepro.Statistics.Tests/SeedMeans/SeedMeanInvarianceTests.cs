using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Likelihood;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>What must not depend on units, origin or order: likelihood, Williams-Tukey, bootstrap, jackknife, robust summary and gap.</summary>
public class SeedMeanInvarianceTests
{
    [FsProperty(MaxTest = 20)]
    public Property ShiftAndScale(DoNotSize<ulong> any, int tenths, PositiveInt factor)
    {
        double shift = tenths / 10.0, s = factor.Get / 10.0;
        double Place(double y) => (s * y) + shift;
        double Square(double v) => s * s * v;
        SeedGrid grid = Grid(any.Item);
        All before = new(grid), after = new(new([.. Enumerable.Range(0, grid.I).Select(i => grid.Values(i).Select(Place).ToArray())]));
        return (before.Places.Zip(after.Places).All(pair => Near(pair.First, pair.Second, Place))
            && before.Lengths.Zip(after.Lengths).All(pair => Near(pair.First, pair.Second, length => s * length))
            && before.Variances.Zip(after.Variances).All(pair => Near(pair.First, pair.Second, Square))
            && before.Probabilities == after.Probabilities).ToProperty();
    }

    [FsProperty(MaxTest = 20)]
    public Property OrderDoesNotMatter(DoNotSize<ulong> any)
    {
        SeedGrid grid = Grid(any.Item);
        All a = new(grid), b = new(new([.. Enumerable.Range(0, grid.I).Reverse().Select(i => grid.Values(i).Reverse().ToArray())]));
        return (a.Places.Concat(a.Lengths).Concat(a.Variances).Zip(b.Places.Concat(b.Lengths).Concat(b.Variances))
            .All(pair => Near(pair.First, pair.Second, x => x)) && a.Probabilities == b.Probabilities).ToProperty();
    }

    private static SeedGrid Grid(ulong seed)
    {
        Worlds worlds = new(seed);
        int[] rows = [.. Enumerable.Range(0, 6 + (int)(worlds.Uniform() * 5)).Select(_ => 1 + (int)(worlds.Uniform() * 4))];
        rows[0] += 1;
        return worlds.Of(rows, worlds.Uniform() * 2, 0.1 + worlds.Uniform(), mean: 3);
    }

    private sealed class All
    {
        public All(SeedGrid grid)
        {
            LikelihoodFit ml = LikelihoodFit.Ml(grid), reml = LikelihoodFit.Reml(grid);
            RobustSummary robust = RobustSummary.Of(grid);
            SeedMeanSpread spread = SeedMeanSpread.Of(grid);
            SeedMeanGap gap = SeedMeanGap.Of(grid);
            Places = [ml.Mean, BootstrapT.OfMean(grid, 5, 399), robust.Centre];
            Lengths = [spread.ChiSquare, spread.Jackknife, robust.Spread, gap.Gap];
            Variances = [ml.TrainingVariance, ml.UnlearningVariance, reml.TrainingVariance, VarianceComponents.Of(grid).TrainingVarianceWilliamsTukey];
            Probabilities = (spread.PValue, gap.PValue);
        }

        public Estimate[] Places { get; }

        public Estimate[] Lengths { get; }

        public Estimate[] Variances { get; }

        public (double? Spread, double? Gap) Probabilities { get; }
    }

    // The ends of profile intervals are roots of minima and good to 1e-7.
    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-6 * (1e-3 + Math.Abs(a) + Math.Abs(b));

    private static bool Near(Estimate a, Estimate b, Func<double, double> map) => a.Status == b.Status && Near(map(a.Value), b.Value)
        && a.Interval.HasValue == b.Interval.HasValue
        && (a.Interval is not { } x || b.Interval is not { } y || (Near(map(x.Lower), y.Lower) && Near(map(x.Upper), y.Upper)));
}
