using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// What SSD's and SUPREME's code (<c>JSDiv</c>) reports as Jensen-Shannon divergence: 1/2 K(p) + 1/2 K(q) with K(p) the mean over samples AND
/// classes of m ln m - m ln p, m = (p + q) / 2. That is KL(m || p) / C, the divergence with its arguments exchanged: it has no bound, and it
/// shrinks with the number of classes. For the true one see <see cref="JsDivergence"/>.
/// <para>In their precision, single, from the softmax on: probabilities and then their logarithms. One below about 1e-45, a logit 103 under the
/// largest, is 0. The number is then infinite, or none if both models have a 0 there (0 ln 0 of torch's <c>kl_div</c>), and what is
/// published has no finite value: <see cref="Studies.MetricInfo.CanBeInfinite"/>.</para>
/// </summary>
public static class JsPublished
{
    /// <summary>In nats per class; 0 between a model and itself, at least 0 up to rounding, and infinite or NaN where a probability underflows.</summary>
    public static double Between(Predictions a, Predictions b)
    {
        using var scope = TensorScope.Begin();
        var (p, q) = (a.Logits.to(float32).softmax(1), b.Logits.to(float32).softmax(1));
        var m = (p + q) / 2;
        var own = m * m.log();
        return ((own - (m * p.log())).mean() + (own - (m * q.log())).mean()).item<float>() / 2;
    }
}
