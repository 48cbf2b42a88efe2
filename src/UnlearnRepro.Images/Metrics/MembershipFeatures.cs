using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// What an attacker looks at to tell members from others, one number per sample, each turned so that members are expected higher
/// (Song and Mittal 2021, Systematic evaluation of privacy risks of machine learning models).
/// </summary>
public static class MembershipFeatures
{
    /// <summary>1 where the largest logit is the true class, else 0.</summary>
    public static double[] Correctness(Predictions of)
    {
        using var scope = TensorScope.Begin();
        return of.Logits.argmax(1).eq(of.Labels).to(float64).data<double>().ToArray();
    }

    /// <summary>p_y, the probability of the true class.</summary>
    public static double[] Confidence(Predictions of)
    {
        using var scope = TensorScope.Begin();
        return of.Logits.softmax(1).gather(1, of.Labels.unsqueeze(1)).flatten().data<double>().ToArray();
    }

    /// <summary>sum_c p_c ln p_c, the entropy with its sign turned.</summary>
    public static double[] NegativeEntropy(Predictions of) => [.. EntropyAttack.Entropies(of).Select(h => -h)];

    /// <summary>
    /// (1 - p_y) ln p_y + sum over c != y of p_c ln(1 - p_c), the modified entropy with its sign turned: 0 where the model is sure and
    /// right, far below where it is sure and wrong. SalUn's code writes ln p_c for ln(1 - p_c) and, for every sample, treats the
    /// columns of all labels as true classes.
    /// </summary>
    public static double[] NegativeModifiedEntropy(Predictions of)
    {
        using var scope = TensorScope.Begin();
        var logP = of.Logits.log_softmax(1);
        var logRest = LogOfRest(logP);
        var truth = Columns(of.Labels.unsqueeze(1), logP);
        return where(truth, logRest.exp() * logP, logP.exp() * logRest).sum(1).data<double>().ToArray();
    }

    // ln(1 - p_c). Only the largest p_c can be so near 1 that 1 - p_c is lost; there the other probabilities are added up instead.
    private static Tensor LogOfRest(Tensor logP)
    {
        var largest = Columns(logP.argmax(1, keepdim: true), logP);
        var others = logP.masked_fill(largest, double.NegativeInfinity).logsumexp(1, keepdim: true);
        return where(largest, others, (-logP.exp()).log1p());
    }

    // True in the column of each sample's class [N, 1].
    private static Tensor Columns(Tensor classes, Tensor like) => arange(like.shape[1]).eq(classes);
}
