using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Words;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>
/// <c>bench</c>: the speeds that the project promises, each as a ratio against something measured in the same run: the
/// product's floor (its matrix products alone), and with <c>--peer</c> the same step in plain PyTorch.
/// </summary>
internal static class Bench
{
    private const int BatchSize = 64;
    private const int Rounds = 15;
    private const string PeerScript = "benchmarks/peer/train_step.py";

    public static Command Command()
    {
        var peer = new Option<string?>("--peer") { Description = "a Python with PyTorch, to run the scripts of benchmarks/peer between the rounds" }.Named();
        var report = new Option<bool>("--report") { Description = "instead: a table of a million values from CSV to report, against reading it alone" };
        var statistics = new Option<bool>("--statistics") { Description = "instead: variance components and bootstrap of a 75 x 10 grid, against reading and drawing alone" };
        var importances = new Option<bool>("--importances") { Description = "instead: exact importances of a small CNN over 6,000 Fashion-MNIST images, against one backward pass per sample" };
        var artifacts = PathOptions.OfArtifacts("where --report makes its table");
        var command = new Command("bench", "Measure a training step and the exact importances against floor and peer") { peer, statistics, importances, report, artifacts };
        command.SetAction(given =>
            given.GetValue(report) ? BenchReport.Run(given.GetValue(artifacts)!)
            : given.GetValue(statistics) ? BenchStatistics.Run()
            : given.GetValue(importances) ? BenchImportances.Run(given.GetValue(peer))
            : Run(given.GetValue(peer)));
        return command;
    }

    private static int Run(string? python)
    {
        var images = Digits.Load(Seed.Root(1));
        var data = new ForgettingData(images, new FullClass(3).Split(images, Seed.Root(1)));
        var network = Mlp.Of(64, [128], 10);
        var streams = new Streams((purpose, index) => new SplitMix64(Seed.Root(1).At(purpose).At($"{index}").Value).Next);
        using var model = Model.Initialise(network, streams);
        using var batches = data.Train.Rows(torch.arange(20 * BatchSize));

        // The loop that training and every fine-tuning method run, 20 steps an epoch.
        var step = new Measurement("training step, MLP 64-128-10, batch 64 (us)", 1000, repeats => Descent.Minimise(
            model,
            batches,
            new Sgd(1e-3, 0.9, 5e-4),
            repeats / 20,
            BatchSize,
            streams,
            (batch, _) => Loss.CrossEntropy(model.Forward(batch.X, training: true), batch.Y, batch.Lanes)));
        var floor = new Measurement("its five matrix products alone (us)", 1000, Measurement.Repeat(Products()));
        var pass = new Measurement("one pass forward and backward over 1,297 digits (us)", 10, Measurement.Repeat(() => Pass(model, data.Train)));
        var exact = new Measurement("exact per-sample Fisher of 1,297 digits (us)", 10, Measurement.Repeat(() =>
            Importance.PerSample(model, data.Train, new Classification(10).PerSample, Power.Square).Dispose()));
        var loop = new Measurement("the same by one backward pass per sample (us)", 1, Measurement.Repeat(() => Loop(model, data.Train).Dispose()));

        // Interleaved, so that a slow moment of the machine hits them all.
        var peerSteps = new List<double>();
        if (python is not null)
        {
            // Warms the peer up, and tells now if there is none.
            Peer(python, PeerScript);
        }

        for (int round = 0; round < Rounds; round++)
        {
            foreach (var measurement in (Measurement[])[step, floor, pass, exact, loop])
            {
                measurement.Round();
            }

            if (python is not null && round % 3 == 0)
            {
                peerSteps.Add(Peer(python, PeerScript)[0]);
            }
        }

        foreach (var measurement in (Measurement[])[step, floor, pass, exact, loop])
        {
            Output.Line($"{measurement.Name,-56} median {Number(measurement.Median)}  min {Number(measurement.Minimum)}");
        }

        Output.Line($"{"step / its matrix products",-56} {Number(step.Median / floor.Median)}");
        Output.Line($"{"exact Fisher / one pass (at most 3)",-56} {Number(exact.Median / pass.Median)}");
        Output.Line($"{"loop / exact Fisher (at least 20)",-56} {Number(loop.Median / exact.Median)}");
        if (peerSteps.Count > 0)
        {
            double median = peerSteps.Order().ElementAt(peerSteps.Count / 2);
            Output.Line($"{"PyTorch eager step (us)",-56} median {Number(median)}  min {Number(peerSteps.Min())}");
            Output.Line($"{"step / PyTorch eager step (at most 0.7)",-56} {Number(step.Median / median)}");
        }

        return ExitCode.Done;
    }

    // x W1', h W2', and backwards d2' h, d2 W2, d1' x.
    private static Action Products()
    {
        var (x, h) = (torch.randn(BatchSize, 64), torch.randn(BatchSize, 128));
        var (w1, w2) = (torch.randn(128, 64), torch.randn(10, 128));
        var (d1, d2) = (torch.randn(BatchSize, 128), torch.randn(BatchSize, 10));
        return () =>
        {
            using var scope = TensorScope.Begin();
            x.mm(w1.t());
            h.mm(w2.t());
            d2.t().mm(h);
            d2.mm(w2);
            d1.t().mm(x);
        };
    }

    /// <summary>Forward and backward over the samples, in batches.</summary>
    internal static void Pass(Model model, Samples samples)
    {
        for (long start = 0; start < samples.Count; start += BatchSize)
        {
            using var scope = TensorScope.Begin();
            var batch = samples.Slice(start, Math.Min(BatchSize, samples.Count - start), lanes: 1);
            model.Backward(Loss.CrossEntropy(model.Forward(batch.X), batch.Y, batch.Lanes));
        }
    }

    /// <summary>What <see cref="Importance.PerSample"/> computes, by one backward pass per sample.</summary>
    internal static torch.Tensor Loop(Model model, Samples samples)
    {
        using var all = TensorScope.Begin();
        var total = torch.zeros_like(model.Theta, dtype: torch.float64);
        for (long i = 0; i < samples.Count; i++)
        {
            using var scope = TensorScope.Begin();
            var one = samples.Slice(i, 1, lanes: 1);
            model.Backward(Loss.CrossEntropy(model.Forward(one.X), one.Y, one.Lanes));
            total.add_(model.Gradient.square());
        }

        return all.Keep(total.div_(samples.Count));
    }

    /// <summary>Microseconds, the numbers that a peer script's line begins with.</summary>
    internal static double[] Peer(string python, string script, params string[] arguments)
    {
        if (!File.Exists(script))
        {
            throw new StudyException($"{script}: expected it below the working folder, found none; run bench from the repository's root");
        }

        using var process = Start(new(python, [script, .. arguments]) { RedirectStandardOutput = true });
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split().TakeWhile(IsNumber).Select(word => double.Parse(word, CultureInfo.InvariantCulture))]
            : throw new StudyException($"{python} {script}: expected exit code 0, found {process.ExitCode}");

        static bool IsNumber(string word) => double.TryParse(word, CultureInfo.InvariantCulture, out double _);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new StudyException($"--peer: expected a Python, found {start.FileName}: {e.Message}", e);
        }
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
