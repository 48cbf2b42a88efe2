using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Three levels: the squares add up, the upper two are those of the averaged grid, and units, origin and order do not matter.</summary>
public class NestedInvarianceTests
{
    [FsProperty(MaxTest = 100)]
    public Property SumsOfSquaresAddUp(DoNotSize<ulong> any)
    {
        double[][][] y = Values(any.Item);
        double[] all = [.. y.SelectMany(cells => cells).SelectMany(runs => runs)];
        NestedAnova table = NestedAnova.Of(new EvaluationGrid(y));
        return (Near(all.Sum(v => Math.Pow(v - all.Average(), 2)), table.SsT + table.SsU + table.SsE)
            && table.DfT + table.DfU + table.DfE == all.Length - 1).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property TheTwoUpperLevelsAreThoseOfTheAveragedGrid(DoNotSize<ulong> any)
    {
        EvaluationGrid grid = new(Values(any.Item));
        NestedComponents three = NestedComponents.Of(grid);
        VarianceComponents two = VarianceComponents.Of(grid.SeedGrid);
        return (Near(three.Mean, two.Mean) && Near(three.TrainingVariance, two.TrainingVariance)
            && Near(three.UnlearningVariance.Raw + (three.EvaluationVariance.Value / grid.K), two.UnlearningVariance.Value)).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property ShiftAndScale(DoNotSize<ulong> any, int tenths, PositiveInt factor)
    {
        double shift = tenths / 10.0, s = factor.Get / 10.0;
        NestedComponents before = NestedComponents.Of(new EvaluationGrid(Values(any.Item)));
        NestedComponents after = NestedComponents.Of(new EvaluationGrid(Map(Values(any.Item), y => (s * y) + shift)));
        return (Near(Scale(before.TrainingVariance, s * s), after.TrainingVariance)
            && Near(Scale(before.UnlearningVariance, s * s), after.UnlearningVariance)
            && Near(Scale(before.EvaluationVariance, s * s), after.EvaluationVariance)
            && Near((before.Mean.Value * s) + shift, after.Mean.Value)).ToProperty();
    }

    [FsProperty(MaxTest = 100)]
    public Property OrderDoesNotMatter(DoNotSize<ulong> any)
    {
        double[][][] y = Values(any.Item);
        double[][][] turned = [.. y.Reverse().Select(cells => (double[][])[.. cells.Reverse().Select(runs => (double[])[.. runs.Reverse()])])];
        NestedComponents a = NestedComponents.Of(new EvaluationGrid(y)), b = NestedComponents.Of(new EvaluationGrid(turned));
        return (Near(a.Mean, b.Mean) && Near(a.TrainingVariance, b.TrainingVariance)
            && Near(a.UnlearningVariance, b.UnlearningVariance) && Near(a.EvaluationVariance, b.EvaluationVariance)).ToProperty();
    }

    private static double[][][] Values(ulong seed)
    {
        Worlds worlds = new(seed);
        int I() => 2 + (int)(4 * worlds.Uniform());
        (int i, int j, int k) = (I(), I(), I());
        return [.. Enumerable.Range(0, i).Select(_ => worlds.Normals(j, worlds.Normal(), 0.5))
            .Select(cells => (double[][])[.. cells.Select(mean => worlds.Normals(k, mean, 0.8))])];
    }

    private static double[][][] Map(double[][][] y, Func<double, double> f) =>
        [.. y.Select(cells => (double[][])[.. cells.Select(runs => (double[])[.. runs.Select(f)])])];

    private static Estimate Scale(Estimate e, double by) =>
        e with { Value = e.Value * by, Raw = e.Raw * by, Interval = e.Interval!.Value.Map(x => x * by) };

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * (1 + Math.Abs(a) + Math.Abs(b));

    private static bool Near(Estimate a, Estimate b) => a.Status == b.Status && Near(a.Value, b.Value) && Near(a.Raw, b.Raw)
        && Near(a.Interval!.Value.Lower, b.Interval!.Value.Lower) && Near(a.Interval.Value.Upper, b.Interval.Value.Upper);
}
