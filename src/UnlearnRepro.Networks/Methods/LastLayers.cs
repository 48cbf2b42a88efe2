using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>The part of a network that CF-k and EU-k train.</summary>
internal static class LastLayers
{
    /// <summary>The last k linear or convolution layers, each with the batch norm that follows it.</summary>
    /// <exception cref="ArgumentException">The network has fewer layers.</exception>
    public static Layer[] Of(Network network, int k, string method) => k <= network.Depth
        ? [.. network.Last(k)]
        : throw new ArgumentException($"method {method}, K: expected from 1 to the {network.Depth} layers of {network.Name}, found {k}");

    /// <summary>True for the parameters of <paramref name="last"/>, which are the last in storage, <c>[1, P]</c>.</summary>
    public static Tensor Mask(Model model, Layer[] last)
    {
        long moving = last.SelectMany(l => l.Parameters).Sum(p => p.Size);
        return (arange(model.Network.Size, device: model.Theta.device) >= model.Network.Size - moving).unsqueeze(0);
    }
}
