using UnlearnRepro.Domains.Attacks;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// MIA-efficacy as SalUn and Unlearn-Sparse report it (Jia et al. 2023, Fan et al. 2024; SVC_MIA): an attack on one feature learns members
/// D_r from non-members D' and the score is the share of D_f that it takes for NON-members, in percent. Retrain's value is the ideal.
/// <para>Deviation: their rule is a support vector machine (C = 3, radial kernel), ours the best single cut. On one feature the kernel, as
/// wide as the range of a probability, gives nearly a cut as well; a cut is exact, and it cannot turn round or pick an interval, which would
/// be no sign of membership. They take as many of D_r as D' has; here all of D_r counts, with half of the weight.</para>
/// <para>If a class is forgotten that D_r lacks, D' still has it and D_r has not, so the attack tells classes apart and not
/// members: non-members of that class are easy, and D_f looks like them. The area under the curve of D_f against D'_f
/// (<c>mia-auc</c>) is free of that.</para>
/// </summary>
public static class ThresholdAttack
{
    /// <summary>Share of D_f called a non-member, 0 to 100.</summary>
    /// <param name="predictions">The model's.</param>
    /// <param name="feature">What the attacker sees of each sample, expected higher for members.</param>
    public static double Efficacy(Evaluation predictions, Func<Predictions, double[]> feature)
    {
        var rule = ThresholdRule.Fit(members: feature(predictions.Retain), others: feature(predictions.Test));
        double[] forget = feature(predictions.Forget);
        return 100.0 * forget.Count(x => !rule.IsMember(x)) / forget.Length;
    }
}
