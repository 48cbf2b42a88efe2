using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Metrics;

/// <summary>
/// ||theta_a - theta_b||_2 over all parameters, buffers left out (SUPREME's layer-wise distance). Between models of
/// different initialisation it is mostly the distance of the initialisations.
/// </summary>
public static class WeightDistance
{
    /// <summary>Distance of two models of one lane.</summary>
    public static double Between(Model a, Model b)
    {
        using var scope = TensorScope.Begin();
        return (a.Theta.to(float64) - b.Theta.to(float64)).norm().item<double>();
    }
}
