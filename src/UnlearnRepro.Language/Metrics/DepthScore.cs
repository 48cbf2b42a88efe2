namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// Unlearning depth score of one item (UDS, arXiv 2605.24614): sum of d1 clip(d2 / d1, 0, 1) over the layers with d1 above a threshold, over the sum of
/// their d1. d1 is what the log-probability of the item's value loses if Retrain's hidden state of a layer is put into M_o, d2 what it loses with M_u's. 1:
/// every layer that knows is as ignorant as Retrain's; 0: the knowledge is still there. It needs a Retrain and inherits its seed.
/// </summary>
public static class DepthScore
{
    /// <summary>Least d1 of a layer that counts, in nats per token.</summary>
    public const double Threshold = 0.05;

    /// <summary>The score, 0 to 1.</summary>
    /// <param name="retrained">d1 by layer.</param>
    /// <param name="unlearned">d2 by layer.</param>
    /// <param name="threshold">Least d1.</param>
    /// <returns>NaN, no value, where no layer counts: Retrain's states make no difference to this item.</returns>
    public static double Of(IReadOnlyList<double> retrained, IReadOnlyList<double> unlearned, double threshold = Threshold)
    {
        Expect.Require(threshold >= 0, "threshold", "a number from 0 up", threshold);
        Expect.SameCount(retrained.Count, unlearned.Count, "layers of the unlearned model");
        var layers = retrained.Zip(unlearned).Where(layer => layer.First > threshold).ToList();
        return layers.Count == 0 ? double.NaN : layers.Sum(d => Math.Clamp(d.Second, 0, d.First)) / layers.Sum(d => d.First);
    }
}
