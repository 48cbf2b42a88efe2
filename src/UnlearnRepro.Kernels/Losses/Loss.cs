namespace UnlearnRepro.Kernels.Losses;

/// <summary>
/// Losses with their reduction in the name, because the field's bugs are in the reductions: TorchSharp's
/// kl_div takes logarithms of both arguments by default, and the published Jensen-Shannon averages over classes.
/// Logits are <c>[L, B, C]</c>, labels <c>[L, B]</c> (int64).
/// </summary>
public static class Loss
{
    /// <summary>-ln p(label), per sample: <c>[L, B]</c>.</summary>
    public static Tensor CrossEntropyPerSample(Tensor logits, Tensor labels) =>
        nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), reduction: nn.Reduction.None).view_as(labels);

    /// <summary>-ln p(label), mean over the samples of each lane: <c>[L]</c>.</summary>
    public static Tensor CrossEntropy(Tensor logits, Tensor labels) => logits.shape[0] == 1
        ? nn.functional.cross_entropy(logits[0], labels[0])
        : CrossEntropyPerSample(logits, labels).mean([1]);

    /// <summary>Squared L2 norm of the logits, per sample: <c>[L, B]</c> (LFSSD's label-free quantity).</summary>
    public static Tensor SquaredNormPerSample(Tensor logits) => logits.square().sum(-1);
}
