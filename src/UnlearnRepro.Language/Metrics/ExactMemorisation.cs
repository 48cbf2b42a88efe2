namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// Exact memorisation: share of an answer's tokens that are the model's first choice when it reads the right ones before (Tirumala et al. 2022,
/// arXiv 2205.10770; OpenUnlearning's <c>exact_memorization</c>). Ours counts all tokens of the answer; OpenUnlearning leaves the last one, the end
/// of the text, out of this and of extraction strength but not out of its probabilities.
/// </summary>
public static class ExactMemorisation
{
    /// <summary>0 to 1.</summary>
    /// <param name="right">For each token of the answer, whether it is the most likely one.</param>
    public static double Of(IReadOnlyList<bool> right)
    {
        Expect.Some(right, "tokens of an answer");
        return right.Count(hit => hit) / (double)right.Count;
    }
}
