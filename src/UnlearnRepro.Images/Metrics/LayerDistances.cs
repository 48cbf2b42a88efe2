using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Metrics;

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
        double[] toOriginal = Squares(model, original);
        double[][] toRetrain = [.. references.Select(r => Squares(model, r))];
        return Layers(model.Network).Select((name, l) => (name, l)).ToDictionary(
            layer => layer.name,
            layer => new LayerDistance(Math.Sqrt(toOriginal[layer.l]), Math.Sqrt(toRetrain.Average(squares => squares[layer.l]))));
    }

    private static string[] Layers(Network network) => [.. network.Parameters.Select(Layer).Distinct()];

    // fc1.weight and fc1.bias are one layer.
    private static string Layer(Parameter parameter) => parameter.Name[..parameter.Name.LastIndexOf('.')];

    private static double[] Squares(Model a, Model b)
    {
        var squares = (a.Theta.to(float64) - b.Theta.to(float64)).square();
        var parts = squares.split([.. a.Network.Parameters.Select(p => p.Size)], 1);
        return [.. a.Network.Parameters.Zip(parts, (p, part) => (Name: Layer(p), Sum: part.sum().item<double>())).GroupBy(p => p.Name).Select(layer => layer.Sum(p => p.Sum))];
    }
}
