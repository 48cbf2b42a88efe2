using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
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
    private const string PeerScript = "benchmarks/peer/importances.py";
    private const int Images = 6000, Fewer = 1000, Subset = 300, Rounds = 6;

    public static int Run(string? python)
    {
        var (samples, shape) = Samples();
        var streams = new Streams((purpose, index) => new SplitMix64(Seed.Root(1).At(purpose).At($"{index}").Value).Next);
        using var _ = samples;
        using var fewer = samples.Rows(torch.arange(Fewer));
        using var subset = samples.Rows(torch.arange(Subset));
        foreach (var (first, second) in new[] { (16, 32), (8, 16) })
        {
            using var model = Model.Initialise(SmallCnn.Of(shape, first, second, 10), streams);
            Output.Line($"\n{model.Network.Name}, {model.Network.Size} parameters, chunks of {Importance.Chunk} images, one thread");
            Memory(model, fewer, samples);
            Speed(model, samples, subset, python is null ? null : () => Bench.Peer(python, PeerScript, $"{first}", $"{second}"));
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
        Line($"peak memory of {Fewer} images above that before (MB)", (small - before) / 1e6);
        Line($"  {Images} images above that (MB)", (Peak() - small) / 1e6);
    }

    private static void Speed(Model model, Samples samples, Samples subset, Func<double>? peer)
    {
        using var summed = Bench.Loop(model, subset);
        using var product = Importance.PerSample(model, subset, Loss.CrossEntropyPerSample, Power.Square);
        Line("largest difference of both / largest importance", (summed - product).abs().max().item<double>() / summed.max().item<double>());

        var exact = new Measurement($"exact importances of {Images} images (us an image)", Images, _ => Exact(model, samples));
        var pass = new Measurement("one pass forward and backward over them (us an image)", Images, _ => Bench.Pass(model, samples));
        var loop = new Measurement($"one backward pass per sample, {Subset} of them (us)", Subset, _ => Bench.Loop(model, subset).Dispose());
        List<double> ratios = [], peers = [], peerRatios = [];
        for (int round = 0; round < Rounds; round++)
        {
            double microseconds = exact.Round();
            pass.Round();
            ratios.Add(loop.Round() / microseconds);
            if (peer is not null)
            {
                peers.Add(peer());
                peerRatios.Add(peers[^1] / microseconds);
            }
        }

        Line(exact.Name, exact.Median);
        Line(pass.Name, pass.Median);
        Line(loop.Name, loop.Median);
        Line("exact / one pass", exact.Median / pass.Median);
        Pairs("loop / exact", ratios);
        if (peer is not null)
        {
            Line("one backward pass per sample in PyTorch eager (us)", peers.Skip(1).Order().ElementAt(peers.Count / 2));
            Pairs("PyTorch eager / exact", peerRatios);
        }
    }

    // The first round compiles and does not count.
    private static void Pairs(string name, List<double> ratios)
    {
        double[] paired = [.. ratios.Skip(1).Order()];
        Line($"{name}: median, least and greatest pair", paired[paired.Length / 2], paired[0], paired[^1]);
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
        return (new(torch.tensor(train.Pixels[..(Images * train.Shape.Size)], [Images, train.Shape.Size]), torch.tensor(train.Labels[..Images]).to(torch.int64)), train.Shape);
    }

    private static void Exact(Model model, Samples samples) => Importance.PerSample(model, samples, Loss.CrossEntropyPerSample, Power.Square).Dispose();

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static void Line(string name, params double[] values) =>
        Output.Line($"{name,-58} {string.Join(" ", values.Select(v => v.ToString("G4", CultureInfo.InvariantCulture)))}");
}
