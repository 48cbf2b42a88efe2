using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Images.Metrics;

/// <summary>Mean over the samples of the true Jensen-Shannon divergence of two models' softmax, in nats.</summary>
public static class JsDivergence
{
    /// <summary>0 to ln 2; 0 between a model and itself.</summary>
    public static double Between(Predictions a, Predictions b)
    {
        using var scope = TensorScope.Begin();
        return Divergence.Js(a.Logits, b.Logits).mean().item<double>();
    }
}
