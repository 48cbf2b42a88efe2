using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// sqrt(mean_i ||p_a,i - p_b,i||_2^2), p the softmax: what SUPREME's code reports as activation distance. Never below
/// <see cref="ActivationDistance"/>, the mean of the distances (Jensen); a few samples that changed much weigh more.
/// </summary>
public static class ActivationRms
{
    /// <summary>0 to sqrt 2; 0 between a model and itself.</summary>
    public static double Between(Predictions a, Predictions b)
    {
        using var scope = TensorScope.Begin();
        return (a.Logits.softmax(1) - b.Logits.softmax(1)).square().sum(1).mean().sqrt().item<double>();
    }
}
