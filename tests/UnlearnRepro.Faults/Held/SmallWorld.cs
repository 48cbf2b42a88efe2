using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using static TorchSharp.torch;

namespace UnlearnRepro.Faults.Held;

/// <summary>Twenty samples of three classes, two networks and models trained on them, in double precision; no number of it comes from torch.</summary>
internal static class SmallWorld
{
    public static IReadOnlyDictionary<string, Network> Networks { get; } = new Dictionary<string, Network>
    {
        ["mlp"] = new("mlp-64-5-3", [new Linear("fc1", 64, 5), new Relu(), new Linear("fc2", 5, 3)]),
        ["cnn"] = new(
            "cnn-8x8-3",
            [
                new ToImage(1, 8, 8), new Convolution("conv1", 1, 2, 3, padding: 1, biased: false), new BatchNorm("bn1", 2), new Relu(), new MaxPool(2),
                new Convolution("conv2", 2, 2, 3), new Relu(), new ToVector(), new Linear("fc", 8, 3),
            ]),
    };

    /// <summary>M_o by network, and what a method is given with it; no method changes either.</summary>
    public static IReadOnlyDictionary<string, (Model Original, ClassProblem Problem)> Trained { get; } = Networks.ToDictionary(network => network.Key, network => Train(network.Value));

    /// <summary>Words in counter mode: the k-th is the hash of the names and k.</summary>
    public static Streams Streams(int seed) => new((purpose, index) =>
    {
        int k = 0;
        return () => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{purpose}/{index}/{k++}")));
    });

    private static (Model Original, ClassProblem Problem) Train(Network network)
    {
        Samples forget = Some(11, 7), retain = Some(12, 13), validation = Some(13, 5);
        var recipe = new Recipe(new Sgd(0.1, Momentum: 0.9, WeightDecay: 5e-4), Epochs: 3, BatchSize: 8, Warmup: 0.2);
        var history = new TrainingHistory(forget.Concat(retain), arange(7, dtype: int64), Streams(1));
        var problem = new ClassProblem(forget, retain, 3, recipe, validation, history);
        return (Trainer.Train(network, history.Data, recipe, problem.Objective, history.Streams), problem);
    }

    private static Samples Some(int seed, int count)
    {
        long[] labels = [.. Enumerable.Range(0, count).Select(i => (long)((i < 3 ? i : (seed * i) + (i * i)) % 3))];
        return new(tensor(Enumerable.Range(0, count * 64).Select(k => Math.Sin(seed + (1.7 * k * k))).ToArray()).view(count, 64), tensor(labels));
    }
}
