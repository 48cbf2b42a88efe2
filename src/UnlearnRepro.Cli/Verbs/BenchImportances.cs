using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// <c>bench --importances</c>: exact per-sample importances of a convolutional network over 6,000 images, a forget set of
/// Fashion-MNIST, against one backward pass per sample, and the memory that they take.
/// </summary>
internal static class BenchImportances
{
    private const int Images = 6000, Fewer = 1000, Subset = 300, Rounds = 8;

    public static int Run()
    {
        var (samples, shape) = Samples();
        var streams = new Streams((purpose, index) => new SplitMix64(Seed.Root(1).At(purpose).At($"{index}").Value).Next);
        using var _ = samples;
        using var fewer = samples.Rows(torch.arange(Fewer));
        using var subset = samples.Rows(torch.arange(Subset));
        foreach (var network in (Network[])[ImageTaskCatalog.Get("fashion-mnist").Network(shape, 10), SmallCnn.Of(shape, 16, 32, 10)])
        {
            using var model = Model.Initialise(network, streams);
            Output.Line($"\n{network.Name}, {network.Size} parameters, chunks of {Importance.Chunk} images, one thread");

            // The smaller set first: the peak of a process only rises, so that what the larger adds to it is seen.
            long before = Peak();
            Exact(model, fewer);
            long small = Peak();
            Exact(model, samples);
            Line($"peak memory of the process before (MB)", before / 1e6);
            Line($"  {Fewer} images add (MB)", (small - before) / 1e6);
            Line($"  {Images} images add to that (MB)", (Peak() - small) / 1e6);

            Speed(model, samples, subset);
        }

        return ExitCode.Done;
    }

    private static void Speed(Model model, Samples samples, Samples subset)
    {
        using var loop = Bench.Loop(model, subset);
        using var product = Importance.PerSample(model, subset, Loss.CrossEntropyPerSample, Power.Square);
        Line("largest difference of both / largest importance", (loop - product).abs().max().item<double>() / loop.max().item<double>());

        var exact = new Measurement($"exact importances of {Images} images (us)", 1, Measurement.Repeat(() => Exact(model, samples)));
        var pass = new Measurement("one pass forward and backward over them (us)", 1, Measurement.Repeat(() => Bench.Pass(model, samples)));
        var peer = new Measurement($"one backward pass per sample, {Subset} of them (us)", 1, Measurement.Repeat(() => Bench.Loop(model, subset).Dispose()));
        var ratios = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            double ratio = 1 / exact.Round();
            pass.Round();
            ratios.Add(ratio * peer.Round() * Images / Subset);
        }

        Line(exact.Name, exact.Median);
        Line(pass.Name, pass.Median);
        Line(peer.Name, peer.Median);
        Line($"  scaled up to {Images} (us)", peer.Median * Images / Subset);
        Line("exact / one pass", exact.Median / pass.Median);
        double[] paired = [.. ratios.Skip(1).Order()];
        Line("loop / exact, median of pairs (at least 10)", paired[paired.Length / 2]);
        Line("  least and greatest pair", paired[0], paired[^1]);
    }

    private static (Samples Samples, ImageShape Shape) Samples()
    {
        var source = FashionMnist.Source;
        if (!source.IsAvailable(DataFolders.Default, out string where))
        {
            Output.Line($"{source.Name}: {where}; random images of its shape instead");
            return (new(torch.rand(Images, 784), torch.randint(10, Images, torch.int64)), new(1, 28, 28));
        }

        var train = source.Load(DataFolders.Default, Seed.Root(1)).Train;
        Output.Line($"the first {Images} training images of {source.Name}, {where}");
        return (new(torch.tensor(train.Pixels[..(Images * train.Shape.Size)], [Images, train.Shape.Size]), torch.tensor(train.Labels[..Images]).to(torch.int64)), train.Shape);
    }

    private static void Exact(Model model, Samples samples) => Importance.PerSample(model, samples, Loss.CrossEntropyPerSample, Power.Square).Dispose();

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static void Line(string name, params double[] values) =>
        Output.Line($"{name,-56} {string.Join(" ", values.Select(v => v.ToString("G4", CultureInfo.InvariantCulture)))}");
}
