using System.CommandLine;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Benchmarks;

/// <summary><c>statistics</c>: the analysis of one grid of the paper's size, against the least it could take.</summary>
internal static class StatisticsBenchmark
{
    private const int TrainingSeeds = 75, UnlearningSeeds = 10, Replicates = 10_000, Rounds = 15;

    // Forget sets, training seeds and unlearning seeds of a crossed design; one cell in seven is missing.
    private const int First = 10, Second = 20, Runs = 5, Missing = 7;

    public static Command Command()
    {
        const string what = "Variance components and bootstrap of a 75 x 10 grid, against reading and drawing alone; components of three factors";
        var command = new Command("statistics", what);
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var random = new SplitMix64(1);
        double[][] values = [.. Enumerable.Range(0, TrainingSeeds).Select(_ => Row())];
        var grid = new SeedGrid(values);
        var components = new Timing("variance components of a 75 x 10 grid (us)", 2000, () => VarianceComponents.Of(new SeedGrid(values)));
        var sum = new Timing("adding up its 750 values (us)", 2000, () => GC.KeepAlive(values.Sum(row => row.Sum())));
        var bootstrap = new Timing("bootstrap-t of its mean, 10,000 replicates (us)", 1, () => BootstrapT.OfMean(grid, 1, Replicates));
        var draws = new Timing("drawing 10,000 x 75 seeds alone (us)", 1, Draws);
        double[] design = [.. Enumerable.Range(0, First * Second * Runs).Select(_ => Unit())];
        Factor[] factors = [new("F", First), new("T", Second), new("U", Runs, "F", "T")];
        TwoWayGrid balanced = Cells(int.MaxValue), holes = Cells(Missing);
        var factorial = new Timing("components of three factors, 10 x 20 x 5 (us)", 50, () => FactorialComponents.Of(new FactorialGrid(factors, design)));
        var crossed = new Timing("the same of two crossed factors with runs (us)", 50, () => TwoWayComponents.Of(balanced));
        var missing = new Timing("the same with cells missing (us)", 50, () => TwoWayComponents.Of(holes));
        EvaluationGrid nested = Models(int.MaxValue), ragged = Models(Missing);
        var three = new Timing("components of three nested levels, 10 x 20 x 5 (us)", 50, () => NestedComponents.Of(nested));
        var uneven = new Timing("the same of nested levels with cells missing (us)", 50, () => NestedComponents.Of(ragged));
        var values3 = new Timing("adding up its 1000 values (us)", 2000, () => GC.KeepAlive(design.Sum()));
        Timing[] all = [components, sum, bootstrap, draws, factorial, crossed, missing, three, uneven, values3];
        for (int round = 0; round < Rounds; round++)
        {
            Array.ForEach(all, timing => timing.Round());
        }

        Array.ForEach(all, Numbers.Line);
        Numbers.Line("components / adding up", components.Median / sum.Median);
        Numbers.Line("bootstrap-t / draws alone", bootstrap.Median / draws.Median);
        Numbers.Line("bootstrap-t (s, at most 1)", bootstrap.Median / 1e6);
        Numbers.Line("three factors / adding up", factorial.Median / values3.Median);
        Numbers.Line("three factors (ms, at most 1)", factorial.Median / 1e3);
        Numbers.Line("two crossed factors (ms, at most 1)", crossed.Median / 1e3);
        Numbers.Line("with cells missing (ms, at most 50)", missing.Median / 1e3);
        Numbers.Line("three nested levels (ms, at most 1)", three.Median / 1e3);
        Numbers.Line("with cells missing, nested (ms, at most 50)", uneven.Median / 1e3);
        return ExitCode.Done;

        // Every other model that is there has lost a run too.
        EvaluationGrid Models(int without) => new([.. Enumerable.Range(0, First).Select(f => Enumerable.Range(0, Second).Select(t => (f * Second) + t)
            .Where(cell => cell % without != without - 1)
            .Select(cell => design[(cell * Runs)..((cell * Runs) + Runs - (without <= Missing ? cell % 2 : 0))]).ToArray())]);

        TwoWayGrid Cells(int without) => new([.. Enumerable.Range(0, First).Select(f => Enumerable.Range(0, Second).Select(t =>
            ((f * Second) + t) % without == without - 1 ? [] : design[(((f * Second) + t) * Runs)..((((f * Second) + t) * Runs) + Runs)]).ToArray())]);

        double[] Row()
        {
            double model = 3 * Unit();
            return [.. Enumerable.Range(0, UnlearningSeeds).Select(_ => 90 + model + Unit())];
        }

        double Unit() => (random.Next() >> 11) * (1.0 / (1UL << 53));
    }

    private static void Draws()
    {
        var random = new SplitMix64(1);
        long drawn = 0;
        for (int k = 0; k < Replicates * TrainingSeeds; k++)
        {
            drawn += random.Below(TrainingSeeds);
        }

        GC.KeepAlive(drawn);
    }
}
