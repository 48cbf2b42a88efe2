using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>Metrics that reduce over the wrong axis, or over batches.</summary>
internal static class WrongReductions
{
    /// <summary>The mean over classes too, so that 100 classes are 10 times nearer than 10: SUPREME's <c>JSDiv</c> and the code of SSD, by <c>kl_div</c>'s default reduction.</summary>
    public static double JensenShannonOverClasses(Predictions a, Predictions b) => JsDivergence.Between(a, b) / a.Logits.shape[1];

    /// <summary>Half of the sum: the divergence of the first from the mixture alone, which is not symmetric. What a lost line makes of it.</summary>
    public static double OneSided(Predictions a, Predictions b)
    {
        using var mixture = ((a.Logits.softmax(1) + b.Logits.softmax(1)) / 2).clamp_min(1e-300).log();
        return Divergence.Kl(a.Logits, mixture).mean().item<double>();
    }

    /// <summary>The mean over batches of 64 of their accuracies: SUPREME up to 0.1.4.</summary>
    public static double AccuracyByBatches(Predictions of) => Enumerable.Range(0, (int)((of.Count + 63) / 64)).Average(b =>
    {
        using var batch = of.Rows(arange(64 * b, Math.Min(of.Count, 64 * (b + 1))));
        return Accuracy.Of(batch);
    });
}
