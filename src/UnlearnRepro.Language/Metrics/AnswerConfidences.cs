using UnlearnRepro.Domains.Audits;

namespace UnlearnRepro.Language.Metrics;

/// <summary>What audits of many models look at: phi = ln p - ln(1 - p) of each answer, p that of a token in the geometric mean.</summary>
internal static class AnswerConfidences
{
    /// <summary>On forgotten facts, with those that no model has seen as the population.</summary>
    public static ExampleScores Scores(Evaluation says) => new(
        Phi(says.Forgotten), says.Holdout is null ? [] : Phi(says.Holdout),
        100 * says.Retained.Mean(Exact), 100 * (says.Neighbours ?? says.Retained).Mean(Exact));

    // -nll / L - ln(1 - exp(-nll / L)), finite where p is 1 to rounding.
    private static double[] Phi(Answers answers) => [.. answers.Asked.Select(a => -a.Loss - Math.Log(Math.Max(-Precise.ExpMinusOne(-a.Loss), double.Epsilon)))];

    private static double Exact(Answer answer) => answer.IsExact ? 1 : 0;
}
