namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// ToW, the product over D_f, D_r and D' of 1 - |acc(M_u) - acc(M_r)|, accuracies as shares (Zhao et al. 2024, What makes unlearning hard,
/// arXiv 2406.01257); ToW-MIA has the attack's efficacy on the confidence in place of the accuracy on D_f (arXiv 2410.16516). Reference code:
/// RUM, <c>surgical_plugins/analysis.py</c> and <c>analysis_mia.py</c>, with one M_r; here each number of M_r is the mean over the references.
/// </summary>
public static class TugOfWar
{
    /// <summary>0 to 1; 1 where all three accuracies are the references'.</summary>
    public static double Of(Standing unlearned, IReadOnlyList<Standing> references) =>
        Near(unlearned, references, s => s.Forget) * Near(unlearned, references, s => s.Retain) * Near(unlearned, references, s => s.Test);

    /// <summary>The same with the attack in place of the accuracy on D_f.</summary>
    public static double Mia(Standing unlearned, IReadOnlyList<Standing> references) =>
        Near(unlearned, references, s => s.MiaConfidence) * Near(unlearned, references, s => s.Retain) * Near(unlearned, references, s => s.Test);

    private static double Near(Standing unlearned, IReadOnlyList<Standing> references, Func<Standing, double> of) =>
        1 - (Math.Abs(of(unlearned) - references.Average(of)) / 100);
}

/// <summary>The four percentages by which ToW compares two models.</summary>
/// <param name="Forget">Accuracy on D_f.</param>
/// <param name="Retain">Accuracy on D_r.</param>
/// <param name="Test">Accuracy on D'.</param>
/// <param name="MiaConfidence">Efficacy of the threshold attack on the confidence.</param>
public sealed record Standing(double Forget, double Retain, double Test, double MiaConfidence)
{
    /// <summary>Those of a model.</summary>
    public static Standing Of(Evaluation predictions) => new(
        Accuracy.Of(predictions.Forget), Accuracy.Of(predictions.Retain), Accuracy.Of(predictions.Test),
        ThresholdAttack.Efficacy(predictions, MembershipFeatures.Confidence));
}
