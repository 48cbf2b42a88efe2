using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Images.Metrics;

/// <summary>Mean of -ln p(true class) over the samples, in nats.</summary>
public static class CrossEntropy
{
    /// <summary>Cross-entropy on one set, at least 0.</summary>
    public static double Of(Predictions predictions)
    {
        using var scope = TensorScope.Begin();
        return Loss.CrossEntropyPerSample(predictions.Logits, predictions.Labels).mean().item<double>();
    }
}
