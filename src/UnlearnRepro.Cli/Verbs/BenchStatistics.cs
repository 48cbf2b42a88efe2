using System.Globalization;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Cli.Verbs;

/// <summary><c>bench --statistics</c>: the analysis of one grid of the paper's size, against the least it could take.</summary>
internal static class BenchStatistics
{
    private const int TrainingSeeds = 75, UnlearningSeeds = 10, Replicates = 10_000, Rounds = 15;

    public static int Run()
    {
        var random = new SplitMix64(1);
        double[][] values = [.. Enumerable.Range(0, TrainingSeeds).Select(_ => Row())];
        var grid = new SeedGrid(values);
        var components = new Measurement("variance components of a 75 x 10 grid (us)", 2000, Measurement.Repeat(() => VarianceComponents.Of(new SeedGrid(values))));
        var sum = new Measurement("adding up its 750 values (us)", 2000, Measurement.Repeat(() => GC.KeepAlive(values.Sum(row => row.Sum()))));
        var bootstrap = new Measurement("bootstrap-t of its mean, 10,000 replicates (us)", 1, Measurement.Repeat(() => BootstrapT.OfMean(grid, 1, Replicates)));
        var draws = new Measurement("drawing 10,000 x 75 seeds alone (us)", 1, Measurement.Repeat(Draws));
        Measurement[] all = [components, sum, bootstrap, draws];
        for (int round = 0; round < Rounds; round++)
        {
            foreach (var measurement in all)
            {
                measurement.Round();
            }
        }

        foreach (var measurement in all)
        {
            Line(measurement.Name, measurement.Median);
        }

        Line("components / adding up", components.Median / sum.Median);
        Line("bootstrap-t / draws alone", bootstrap.Median / draws.Median);
        Line("bootstrap-t (s, at most 1)", bootstrap.Median / 1e6);
        return ExitCode.Done;

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

    private static void Line(string name, double value) => Output.Line(string.Create(CultureInfo.InvariantCulture, $"{name,-56} {value:G4}"));
}
