using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Images.Tests.Models;

/// <summary>Models in float64 whose norms and buffers are not the identity, and their values by name, for references made of torch's modules.</summary>
internal static class Scrambled
{
    public static Model Model(Network network, int lanes)
    {
        using var generator = new Generator(7, CPU);
        var model = UnlearnRepro.Kernels.Layers.Model.Initialise(network, Given.Streams(Enumerable.Range(1, lanes).Select(k => (ulong)k)), dtype: float64);
        using var scope = NewDisposeScope();
        model.Theta.add_(0.2 * randn(model.Theta.shape, dtype: float64, generator: generator));
        foreach (var buffer in network.Buffers)
        {
            model.Buffer(buffer).mul_(0.5).add_(rand(model.Buffer(buffer).shape, dtype: float64, generator: generator));
        }

        return model;
    }

    public static Tensor Images(int rows, int size)
    {
        using var generator = new Generator(8, CPU);
        return rand([rows, size], dtype: float64, generator: generator);
    }

    /// <summary>A parameter of one lane.</summary>
    public static Tensor Value(this Model model, string name, int lane)
    {
        var leaf = model.Leaf(model.Network.Parameters.Single(p => p.Name == name)).detach();
        return model.Lanes == 1 ? leaf : leaf[lane];
    }

    /// <summary>A buffer of one lane.</summary>
    public static Tensor State(this Model model, string name, int lane) =>
        model.Buffer(model.Network.Buffers.Single(b => b.Name == name))[lane];

    public static double Distance(Tensor a, Tensor b) => (a - b).abs().max().item<double>();
}
