using UnlearnRepro.Domains.Attacks;
using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// Membership inference from the entropy of a model's softmax: trained samples get surer answers. After SUPREME and SSD (and Chundawat et
/// al. 2023): a logistic regression, classes balanced, tells members D_r from non-members D'; the score is the share of D_f that
/// it takes for members. The votes are hard, so that small sets give coarse scores; the area under the curve beside it has no threshold.
/// <para>Deviations of <see cref="Score"/>: the entropies are exact, the rule is the penalised optimum of a binary regression and its penalty
/// scikit-learn's default. SUPREME's <c>membership_inference_attack.py</c> asks for a multinomial one, which halves the penalty, and for a solver that
/// stops early: see <see cref="MultinomialRule"/>. <see cref="Published"/> is that number.</para>
/// </summary>
public static class EntropyAttack
{
    /// <summary>Share of D_f called a member, in percent.</summary>
    public static double Score(Evaluation predictions)
    {
        var rule = LogisticRule.Fit(members: Entropies(predictions.Retain), others: Entropies(predictions.Test));
        double[] forget = Entropies(predictions.Forget);
        return 100.0 * forget.Count(rule.IsMember) / forget.Length;
    }

    /// <summary>
    /// Share of D_f called a member by SUPREME's rule on SUPREME's entropies, in percent. Where all entropies are nearly equal that is all or nothing.
    /// </summary>
    public static double Published(Evaluation predictions)
    {
        var rule = MultinomialRule.Fit(members: EntropiesInSingle(predictions.Retain), others: EntropiesInSingle(predictions.Test));
        double[] forget = EntropiesInSingle(predictions.Forget);
        return 100.0 * forget.Count(rule.IsMember) / forget.Length;
    }

    /// <summary>
    /// Probability that a sample of D'_f, never seen, has a higher entropy than one of D_f, ties half: 0.5 where the
    /// attack learns nothing, 1 where D_f is plainly remembered.
    /// </summary>
    public static double Auc(Evaluation predictions) => Auc(Entropies(predictions.Forget), Entropies(predictions.TestForget));

    /// <summary>Probability that a value of <paramref name="others"/> is larger than one of <paramref name="members"/>, ties half.</summary>
    public static double Auc(double[] members, double[] others) => Roc.Auc(positives: others, negatives: members);

    /// <summary>Entropy of the softmax of each sample, in nats, <c>[N]</c>.</summary>
    public static double[] Entropies(Predictions predictions)
    {
        using var scope = TensorScope.Begin();
        var p = predictions.Logits.log_softmax(1);
        return (-(p.exp() * p).sum(1)).data<double>().ToArray();
    }

    // The same in single precision and of probabilities; one that underflows counts 0.
    private static double[] EntropiesInSingle(Predictions predictions)
    {
        using var scope = TensorScope.Begin();
        var p = predictions.Logits.to(float32).softmax(1);
        return (-where(p > 0, p * p.log(), zeros_like(p)).sum(1)).to(float64).data<double>().ToArray();
    }
}
