using System.CommandLine;
using TorchSharp;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Models;
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

namespace UnlearnRepro.Benchmarks;

/// <summary>
/// <c>step</c>: a training step of a perceptron against its floor, the matrix products alone, and with <c>--peer</c> against the same step in
/// plain PyTorch; its exact importances against a pass over the same digits.
/// </summary>
internal static class StepBenchmark
{
    private const int Rounds = 15, StepsPerEpoch = 20;

    public static Command Command()
    {
        var peer = Peer.Option();
        var command = new Command("step", "A training step of a perceptron and its exact importances, against matrix products, a pass and PyTorch") { peer };
        command.SetAction(given => Run(Peer.Of(given.GetValue(peer))));
        return command;
    }

    private static int Run(Peer? peer)
    {
        var images = Digits.Load(Seed.Root(1));
        var data = new ForgettingData(images, new FullClass(3).Split(images, new(Seed.Root(1), Seed.Root(1), 0)));
        var streams = new Streams(Seed.Root(1).Words);
        using var model = Model.Initialise(Mlp.Of(64, [128], 10), streams);
        using var batches = data.Train.Rows(torch.arange(StepsPerEpoch * Passes.BatchSize));

        // The loop that training and every fine-tuning method run.
        var step = new Timing("training step, MLP 64-128-10, batch 64 (us)", 1000, repeats => Descent.Minimise(
            model,
            batches,
            new Sgd(1e-3, 0.9, 5e-4),
            repeats / StepsPerEpoch,
            Passes.BatchSize,
            streams,
            (batch, _) => Loss.CrossEntropy(model.Forward(batch.X, training: true), batch.Y, batch.Lanes)));
        var floor = new Timing("its five matrix products alone (us)", 1000, Products());
        var pass = new Timing("one pass forward and backward over 1,297 digits (us)", 10, () => Passes.Batches(model, data.Train));
        var exact = new Timing("exact per-sample Fisher of 1,297 digits (us)", 10, () =>
            Importance.PerSample(model, data.Train, new Classification(10).PerSample, Power.Square).Dispose());
        var loop = new Timing("the same by one backward pass per sample (us)", 1, () => Passes.OnePerSample(model, data.Train).Dispose());

        Timing[] all = [step, floor, pass, exact, loop];
        List<double> peerSteps = [];

        // Warms the peer up, and tells now if its script does not run.
        _ = Step(peer);

        // Interleaved, so that a slow moment of the machine hits them all.
        for (int round = 0; round < Rounds; round++)
        {
            Array.ForEach(all, timing => timing.Round());
            if (round % 3 == 0)
            {
                peerSteps.AddRange(Step(peer));
            }
        }

        Array.ForEach(all, Numbers.Line);
        Numbers.Line("step / its matrix products", step.Median / floor.Median);
        Numbers.Line("exact Fisher / one pass (at most 3)", exact.Median / pass.Median);
        Numbers.Line("loop / exact Fisher (at least 20)", loop.Median / exact.Median);
        if (peerSteps.Count > 0)
        {
            double median = peerSteps.Order().ElementAt(peerSteps.Count / 2);
            Numbers.Line("PyTorch eager step (us)", median);
            Numbers.Line("step / PyTorch eager step (at most 0.7)", step.Median / median);
        }

        return ExitCode.Done;
    }

    private static double[] Step(Peer? peer) => peer?.Measure(1, "train_step.py") ?? [];

    // x W1', h W2', and backwards d2' h, d2 W2, d1' x.
    private static Action Products()
    {
        var (x, h) = (torch.randn(Passes.BatchSize, 64), torch.randn(Passes.BatchSize, 128));
        var (w1, w2) = (torch.randn(128, 64), torch.randn(10, 128));
        var (d1, d2) = (torch.randn(Passes.BatchSize, 128), torch.randn(Passes.BatchSize, 10));
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
}
