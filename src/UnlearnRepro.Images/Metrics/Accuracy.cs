using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// Share of samples whose largest logit is the true class, in percent. Every sample counts once; SUPREME's code averages
/// over batches, which counts the samples of a short last batch more.
/// </summary>
public static class Accuracy
{
    /// <summary>Accuracy on one set, 0 to 100.</summary>
    public static double Of(Predictions predictions)
    {
        using var scope = TensorScope.Begin();
        long right = predictions.Logits.argmax(1).eq(predictions.Labels).sum().item<long>();
        return 100.0 * right / predictions.Count;
    }
}
