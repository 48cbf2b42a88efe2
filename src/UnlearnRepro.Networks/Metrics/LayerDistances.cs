using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Networks.Metrics;

/// <summary>
/// ||theta_a,l - theta_b,l||_2 for each layer l: which layer moved, and where M_u and M_r differ. For one pair of models the squares add up to
/// the square of <see cref="WeightDistance"/>.
/// </summary>
public static class LayerDistances
{
    /// <summary>By layer, in the network's order, of models of one lane.</summary>
    /// <param name="model">M_u.</param>
    /// <param name="original">M_o.</param>
    /// <param name="references">The M_r, at least one.</param>
    public static IReadOnlyDictionary<string, LayerDistance> Of(Model model, Model original, IReadOnlyList<Model> references)
    {
        using var scope = TensorScope.Begin();
        var parameters = model.Network.Parameters;
        var others = cat([original.Theta, .. references.Select(r => r.Theta)]).to(float64);
        var squares = (others - model.Theta.to(float64)).square().split([.. parameters.Select(p => p.Size)], 1);

        // M_o and then the references, each with the sum over one parameter.
        var sums = parameters.Zip(squares, (p, square) => (Layer: Layer(p), Sums: square.sum([1]).data<double>().ToArray()));
        return sums.GroupBy(p => p.Layer, p => p.Sums).ToDictionary(
            layer => layer.Key,
            layer => new LayerDistance(Math.Sqrt(layer.Sum(s => s[0])), Math.Sqrt(layer.Sum(s => s[1..].Average()))));
    }

    // fc1.weight and fc1.bias are one layer.
    private static string Layer(Parameter parameter) => parameter.Name[..parameter.Name.LastIndexOf('.')];
}
