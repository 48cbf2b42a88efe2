using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Metrics;

/// <summary>Share of samples on which two models name the same class, in percent (Tarun et al. 2023).</summary>
public static class Completeness
{
    /// <summary>0 to 100; 100 between a model and itself.</summary>
    public static double Between(Predictions a, Predictions b)
    {
        using var scope = TensorScope.Begin();
        return 100.0 * a.Logits.argmax(1).eq(b.Logits.argmax(1)).sum().item<long>() / a.Count;
    }
}
