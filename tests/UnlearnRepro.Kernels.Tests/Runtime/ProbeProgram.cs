using System.Security.Cryptography;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Runtime;

/// <summary>What this assembly does when it is started as a program: libtorch reads its settings once, so that other settings need another process.</summary>
internal static class ProbeProgram
{
    public static void Main()
    {
        set_num_threads(1);
        Console.WriteLine(ArithmeticProbe.Bits);
        Console.WriteLine(Trained());
    }

    /// <summary>Fingerprint of a small classifier of ten classes after 20 epochs.</summary>
    private static string Trained()
    {
        using var scope = NewDisposeScope();
        var network = new Network("mlp-64-20-10", [new Linear("fc1", 64, 20), new Relu(), new Linear("fc2", 20, 10)]);
        var samples = new Samples(Given.Samples(1, 60, ScalarType.Float32).X, arange(60, dtype: int64).remainder(10));
        var model = Trainer.Train(network, samples, new(new Sgd(0.1, Momentum: 0.9), Epochs: 20, BatchSize: 16), Given.Objective, Given.Streams(1));
        return Convert.ToHexStringLower(SHA256.HashData(model.Theta.bytes.ToArray()));
    }
}
