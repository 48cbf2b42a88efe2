using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// Mean over the samples of ||p_a - p_b||_2, p the softmax (Golatkar et al. 2021; Chundawat et al. 2023). SUPREME's code
/// takes the root of the mean square instead, which is never smaller.
/// </summary>
public static class ActivationDistance
{
    /// <summary>0 to sqrt 2; 0 between a model and itself.</summary>
    public static double Between(Predictions a, Predictions b)
    {
        using var scope = TensorScope.Begin();
        return (a.Logits.softmax(1) - b.Logits.softmax(1)).norm(1).mean().item<double>();
    }
}
