using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Support;

/// <summary>The small worlds that the tests speak of. Every number comes from System.Random, none from torch.</summary>
internal static class Given
{
    /// <summary>Words in counter mode: the k-th is the hash of the names and k.</summary>
    public static WordSource Source(int seed) => (purpose, index) =>
    {
        int k = 0;
        return () => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{purpose}/{index}/{k++}")));
    };

    public static Streams Streams(params int[] seeds) => new([.. seeds.Select(Source)]);

    /// <summary>64 inputs (those of the 8x8 images), 5 hidden units, 3 classes.</summary>
    public static Network Mlp() => new(
        "mlp-64-5-3",
        [new Linear("fc1", 64, 5), new Relu(), new Linear("fc2", 5, 3)]);

    /// <summary>8x8 images; a convolution with padding and without bias, and one without padding and with bias.</summary>
    public static Network Cnn() => new(
        "cnn-8x8-3",
        [
            new ToImage(1, 8, 8),
            new Convolution("conv1", 1, 2, 3, padding: 1, biased: false),
            new BatchNorm("bn1", 2),
            new Relu(),
            new MaxPool(2),
            new Convolution("conv2", 2, 2, 3),
            new Relu(),
            new ToVector(),
            new Linear("fc", 8, 3),
        ]);

    /// <summary>8x8 images; a block that halves them, with a convolution as its shortcut, and one whose shortcut is the identity.</summary>
    public static Network ResNet() => new(
        "resnet-8x8-3",
        [
            new ToImage(1, 8, 8),
            new Convolution("conv1", 1, 2, 3, padding: 1, biased: false),
            new BatchNorm("bn1", 2),
            new Relu(),
            new Residual(
                [
                    new Convolution("a.conv1", 2, 3, 3, padding: 1, biased: false, stride: 2),
                    new BatchNorm("a.bn1", 3),
                    new Relu(),
                    new Convolution("a.conv2", 3, 3, 3, padding: 1, biased: false),
                    new BatchNorm("a.bn2", 3),
                ],
                [new Convolution("a.shortcut", 2, 3, 1, biased: false, stride: 2), new BatchNorm("a.bn3", 3)]),
            new Relu(),
            new Residual([new Convolution("b.conv", 3, 3, 3, padding: 1)]),
            new Relu(),
            new GlobalAveragePool(),
            new ToVector(),
            new Linear("fc", 3, 3),
        ]);

    /// <summary>8x8 images in 4 patches; one pre-norm block of two heads.</summary>
    public static Network Transformer() => new(
        "vit-8x8-3",
        [
            new Patches(1, 8, 8, 4),
            new Linear("patches", 16, 4),
            new ClassToken("class", 4),
            new PositionEmbedding("positions", 5, 4),
            new Residual([new LayerNorm("norm1", 4), new Linear("qkv", 4, 12), new SelfAttention(2), new Linear("proj", 4, 4)]),
            new Residual([new LayerNorm("norm2", 4), new Linear("fc1", 4, 6), new Gelu(), new Linear("fc2", 6, 4)]),
            new FirstToken(),
            new LayerNorm("norm", 4),
            new Linear("head", 4, 3),
        ]);

    public static Network Named(string name) => name switch
    {
        "mlp" => Mlp(),
        "cnn" => Cnn(),
        "resnet" => ResNet(),
        "vit" => Transformer(),
        _ => throw new ArgumentException(name),
    };

    public static double[] Numbers(int seed, long count, double low = -1, double high = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (int)count).Select(_ => low + ((high - low) * random.NextDouble()))];
    }

    /// <summary>Samples with 64 features and 3 classes; every class occurs from 3 samples on.</summary>
    public static Samples Samples(int seed, int count, ScalarType dtype = ScalarType.Float64)
    {
        var random = new Random(seed);
        long[] labels = [.. Enumerable.Range(0, count).Select(i => i < 3 ? i : (long)random.Next(3))];
        return new(tensor(Numbers(seed + 1, count * 64)).view(count, 64).to(dtype), tensor(labels));
    }

    /// <summary>Models with arbitrary values, buffers included: fresh buffers (0 and 1) would hide mistakes.</summary>
    public static Model Model(Network network, int[] seeds, ScalarType dtype = ScalarType.Float64)
    {
        var theta = stack([.. seeds.Select(s => tensor(Numbers(s, network.Size, -0.5, 0.5)))]);
        var buffers = network.Buffers.Select((b, k) =>
        {
            var (low, high) = b.Name.EndsWith("running_var", StringComparison.Ordinal) ? (0.5, 1.5) : (-0.3, 0.3);
            return stack([.. seeds.Select(s => tensor(Numbers((100 * s) + k, b.Size, low, high)))]).to(dtype);
        });
        return Kernels.Layers.Model.FromValues(network, theta.to(dtype), [.. buffers]);
    }

    /// <summary>What those networks are trained to do.</summary>
    public static Objective Objective { get; } = new Classification(3);

    public static Recipe Recipe() => new(new Sgd(0.1, Momentum: 0.9, WeightDecay: 5e-4), Epochs: 3, BatchSize: 8, Warmup: 0.2);

    /// <summary>Lane <paramref name="lane"/> alone.</summary>
    public static Model Lane(this Model model, int lane) => Kernels.Layers.Model.FromValues(
        model.Network,
        model.Theta.narrow(0, lane, 1),
        [.. model.Network.Buffers.Select(b => model.Buffer(b).narrow(0, lane, 1))]);
}
