using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// What SSD's and SUPREME's code reports as Jensen-Shannon divergence: 1/2 K(p) + 1/2 K(q) with K(p) the mean over samples AND classes
/// of m (ln m - ln p), m = (p + q) / 2. That is KL(m || p) / C, the divergence with its arguments exchanged: it has no bound, and it
/// shrinks with the number of classes. For the true one see <see cref="JsDivergence"/>.
/// <para>Deviation: a probability below <see cref="Smallest"/> counts as that; the code gives infinity where one underflows.</para>
/// </summary>
public static class JsPublished
{
    /// <summary>The clamp on probabilities.</summary>
    public const double Smallest = 1e-12;

    /// <summary>At least 0, in nats per class; 0 between a model and itself.</summary>
    public static double Between(Predictions a, Predictions b)
    {
        using var scope = TensorScope.Begin();
        var (p, q) = (a.Logits.softmax(1).clamp_min(Smallest), b.Logits.softmax(1).clamp_min(Smallest));
        var m = (p + q) / 2;
        return (m * (m.log() - ((p.log() + q.log()) / 2))).mean().item<double>();
    }
}
