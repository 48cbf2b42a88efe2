namespace UnlearnRepro.Language.Metrics;

/// <summary>How likely a model holds an answer, given its question (TOFU, Maini et al. 2024, arXiv 2401.06121, section 2.2).</summary>
public static class AnswerProbability
{
    /// <summary>
    /// P(a|q)^(1/L) = exp(-nll / L), 0 to 1: the geometric mean of the probabilities of the answer's tokens, its end among them. Without the
    /// root a long answer would be unlikely for its length alone.
    /// </summary>
    /// <param name="nll">Sum of -ln p over the answer's tokens.</param>
    /// <param name="length">L, the number of these tokens.</param>
    public static double Of(double nll, int length)
    {
        Expect.Loss(nll);
        Expect.Require(length > 0, "length", "at least 1", length);
        return Math.Exp(-nll / length);
    }

    /// <summary>P(c) / (P(c) + sum of P(w)), as TOFU rates questions with options (real authors, world facts). Above 1/2 the right one leads.</summary>
    /// <param name="correct">P(c) of the right answer by <see cref="Of"/>.</param>
    /// <param name="wrong">P(w) of the wrong ones.</param>
    /// <returns>NaN if the model gives none of them any probability.</returns>
    public static double AmongOptions(double correct, IReadOnlyList<double> wrong)
    {
        Expect.Some(wrong, "wrong answers");
        return correct / (correct + wrong.Sum());
    }
}
