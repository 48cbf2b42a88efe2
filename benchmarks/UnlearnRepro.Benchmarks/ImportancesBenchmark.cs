using System.CommandLine;
using System.Diagnostics;
using TorchSharp;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Benchmarks;

/// <summary>
/// <c>importances</c>: exact per-sample importances of a convolutional network over 6,000 images, a forget set of Fashion-MNIST, against one
/// backward pass per sample, and the memory that they take.
/// </summary>
internal static class ImportancesBenchmark
{
    private const int Images = 6000, Fewer = 1000, Subset = 300, Rounds = 6;

    public static Command Command()
    {
        var peer = Peer.Option();
        var command = new Command(
            "importances", "Exact importances of a small CNN over 6,000 Fashion-MNIST images, against one backward pass per sample") { peer };
        command.SetAction(given => Run(Peer.Of(given.GetValue(peer))));
        return command;
    }

    private static int Run(Peer? peer)
    {
        var (samples, shape) = Samples();
        var streams = new Streams(Seed.Root(1).Words);
        using var _ = samples;
        using var fewer = samples.Rows(torch.arange(Fewer));
        using var subset = samples.Rows(torch.arange(Subset));
        foreach (var (first, second) in new[] { (16, 32), (8, 16) })
        {
            using var model = Model.Initialise(SmallCnn.Of(shape, first, second, 10), streams);
            Output.Line();
            Output.Line($"{model.Network.Name}, {model.Network.Size} parameters, chunks of {Importance.Chunk} images, one thread");
            Memory(model, fewer, samples);
            Speed(model, samples, subset, () => peer?.Measure(2, "importances.py", $"{first}", $"{second}") ?? []);
        }

        return ExitCode.Done;
    }

    // The smaller set first: the peak of a process only rises, so that what the larger adds to it is seen; and six times, so that the
    // allocator has been through as many chunks.
    private static void Memory(Model model, Samples fewer, Samples samples)
    {
        long before = Peak();
        for (int k = 0; k < Images / Fewer; k++)
        {
            Exact(model, fewer);
        }

        long small = Peak();
        Exact(model, samples);
        Numbers.Line($"peak memory of {Fewer} images above that before (MB)", (small - before) / 1e6);
        Numbers.Line($"  {Images} images above that (MB)", (Peak() - small) / 1e6);
    }

    private static void Speed(Model model, Samples samples, Samples subset, Func<double[]> peer)
    {
        using var summed = Passes.OnePerSample(model, subset);
        using var product = Importance.PerSample(model, subset, new Classification(10).PerSample, Power.Square);
        Numbers.Line("largest difference of both / largest importance", (summed - product).abs().max().item<double>() / summed.max().item<double>());

        using var batches = subset.Rows(torch.arange(2 * Passes.BatchSize));
        Timing[] ours =
        [
            new($"exact importances of {Images} images", Images, _ => Exact(model, samples)),
            new("one pass forward and backward over them", Images, _ => Passes.Batches(model, samples)),
            new($"one backward pass per sample as published, {batches.Count} of them", (int)batches.Count, _ => Passes.AsPublished(model, batches).Dispose()),
            new($"one backward pass per sample, each image alone, {Subset} of them", Subset, _ => Passes.OnePerSample(model, subset).Dispose()),
        ];
        List<double[]> rounds = [];
        for (int round = 0; round < Rounds; round++)
        {
            rounds.Add([.. ours.Select(timing => timing.Round()), .. peer()]);
        }

        // The first round compiles and does not count.
        rounds.RemoveAt(0);
        Output.Line($"{"microseconds an image; times the exact importances:",-72} {"median",8} {"ratio",8}  pairs");
        string[] names = [.. ours.Select(timing => timing.Name), "as published, PyTorch eager", "each image alone, PyTorch eager"];
        for (int k = 0; k < rounds[0].Length; k++)
        {
            double[] times = [.. rounds.Select(r => r[k]).Order()], ratios = [.. rounds.Select(r => r[k] / r[0]).Order()];
            string time = Numbers.Text(times[times.Length / 2]), ratio = Numbers.Text(ratios[ratios.Length / 2]);
            Output.Line($"{names[k],-72} {time,8} {ratio,8}  {Numbers.Text(ratios[0])} to {Numbers.Text(ratios[^1])}");
        }
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
        Output.Line($"the first {Images} training images of {source.Name}; the loops on {Subset} images, an image's time compared");
        var pixels = torch.tensor(train.Pixels[..(Images * train.Shape.Size)], [Images, train.Shape.Size]);
        return (new(pixels, torch.tensor(train.Labels[..Images]).to(torch.int64)), train.Shape);
    }

    private static void Exact(Model model, Samples samples) => Importance.PerSample(model, samples, new Classification(10).PerSample, Power.Square).Dispose();

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
