namespace UnlearnRepro.Kernels.Losses;

/// <summary>
/// Losses with their reduction in the name, because the field's bugs are in the reductions: TorchSharp's
/// kl_div takes logarithms of both arguments by default, and the published Jensen-Shannon averages over classes.
/// Logits are <c>[L*B, C]</c>, labels <c>[L*B]</c> (int64), lane after lane.
/// </summary>
public static class Loss
{
    /// <summary>-ln p(label), per sample: <c>[L*B]</c>.</summary>
    public static Tensor CrossEntropyPerSample(Tensor logits, Tensor labels) =>
        nn.functional.cross_entropy(logits, labels, reduction: nn.Reduction.None);

    /// <summary>-ln p(label), mean over the samples of each lane: <c>[L]</c>, or a scalar if L = 1.</summary>
    public static Tensor CrossEntropy(Tensor logits, Tensor labels, int lanes) => lanes == 1
        ? nn.functional.cross_entropy(logits, labels)
        : Mean(CrossEntropyPerSample(logits, labels), lanes);

    /// <summary>Squared L2 norm of logits <c>[..., C]</c>: <c>[...]</c> (LFSSD's label-free quantity).</summary>
    public static Tensor SquaredNorm(Tensor logits) => logits.square().sum(-1);

    /// <summary>Mean over the samples of each lane: <c>[L]</c> from <c>[L*B]</c>.</summary>
    public static Tensor Mean(Tensor perSample, int lanes) => perSample.view(lanes, -1).mean([1]);
}
