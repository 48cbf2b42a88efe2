namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// OpenUnlearning's aggregates (arXiv 2506.12618): one number each for memorisation, privacy and utility and one for all, harmonic means, so that
/// a single 0 makes all 0. Derived numbers beside their parts and never instead of them.
/// </summary>
public static class Aggregates
{
    /// <summary>
    /// Of 1 - extraction strength, 1 - exact memorisation, 1 - probability of the paraphrase, 1 - share of right answers: high where D_f is forgotten.
    /// </summary>
    /// <param name="extraction">Mean <see cref="ExtractionStrength"/> on D_f.</param>
    /// <param name="exact">Mean <see cref="ExactMemorisation"/> on D_f.</param>
    /// <param name="paraphrase">Mean <see cref="AnswerProbability"/> of the paraphrased answers.</param>
    /// <param name="rightShare"><see cref="TruthRatio.RightShareMean"/> on D_f.</param>
    public static HarmonicMean Memorisation(double extraction, double exact, double paraphrase, double rightShare) => HarmonicMean.Of(
        ("1 - extraction", 1 - extraction), ("1 - exact", 1 - exact), ("1 - paraphrase", 1 - paraphrase), ("1 - right share", 1 - rightShare));

    /// <summary>Over attacks, of 1 - |AUC - AUC_r| / AUC_r cut to 0 to 1: 1 where each attack sees what it sees of a retrained model.</summary>
    /// <param name="attacks">Name, unlearned model's and retrained model's area of each attack.</param>
    public static HarmonicMean Privacy(params IReadOnlyList<(string Attack, MembershipAuc Unlearned, MembershipAuc Retrained)> attacks) => HarmonicMean.Of(
        [.. attacks.Select(a => (a.Attack, Math.Clamp(1 - (a.Unlearned.Gap(a.Retrained) / a.Retrained.Value), 0, 1)))]);

    /// <summary>Of model utility and fluency.</summary>
    public static HarmonicMean Utility(double modelUtility, double fluency) => HarmonicMean.Of(("model utility", modelUtility), ("fluency", fluency));

    /// <summary>Of the three.</summary>
    public static HarmonicMean Overall(HarmonicMean memorisation, HarmonicMean privacy, HarmonicMean utility) => HarmonicMean.Of(
        ("memorisation", memorisation.Value), ("privacy", privacy.Value), ("utility", utility.Value));
}
