namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// Truth ratio R = P(wrong) / P(paraphrased right answer), probabilities normalised by length: how a model rates answers it was trained on against
/// others of the same form. Two forms are in use under one name. TOFU's paper (arXiv 2401.06121, equation 1) writes the mean of the wrong answers'
/// probabilities (<see cref="Arithmetic"/>); its own evaluation and OpenUnlearning average the losses (<see cref="Geometric"/>), which is never larger.
/// <para>Both here divide by P(right) itself. OpenUnlearning adds 1e-10 to it, which is seen once an answer's mean loss passes 15.</para>
/// </summary>
public static class TruthRatio
{
    /// <summary>exp(loss of the right answer - mean loss of the wrong ones).</summary>
    /// <param name="right">nll / L of the paraphrased right answer.</param>
    /// <param name="wrong">nll / L of each wrong answer.</param>
    public static double Geometric(double right, IReadOnlyList<double> wrong)
    {
        Expect.Some(wrong, "wrong answers");
        return Math.Exp(right - wrong.Average());
    }

    /// <summary>Mean of exp(loss of the right answer - loss of a wrong one).</summary>
    /// <param name="right">nll / L of the paraphrased right answer.</param>
    /// <param name="wrong">nll / L of each wrong answer.</param>
    public static double Arithmetic(double right, IReadOnlyList<double> wrong)
    {
        Expect.Some(wrong, "wrong answers");
        return wrong.Average(loss => Math.Exp(right - loss));
    }

    /// <summary>Mean of min(R, 1/R), 0 to 1: high where right and wrong answers are equally likely. For D_f; Retrain's value is the ideal, not 1.</summary>
    public static double NearOneMean(IReadOnlyList<double> ratios)
    {
        Expect.Some(ratios, "truth ratios");
        return ratios.Average(r => Math.Min(r, 1 / r));
    }

    /// <summary>Mean of max(0, 1 - R), 0 to 1: high where the right answer is likelier. For what must stay known, a part of model utility.</summary>
    public static double KnowledgeMean(IReadOnlyList<double> ratios)
    {
        Expect.Some(ratios, "truth ratios");
        return ratios.Average(r => Math.Max(0, 1 - r));
    }

    /// <summary>Mean of P(right) / (P(right) + P(wrong)) = 1 / (1 + R), 0 to 1 (OpenUnlearning's meta-evaluation, arXiv 2506.12618).</summary>
    public static double RightShareMean(IReadOnlyList<double> ratios)
    {
        Expect.Some(ratios, "truth ratios");
        return ratios.Average(r => 1 / (1 + r));
    }
}
