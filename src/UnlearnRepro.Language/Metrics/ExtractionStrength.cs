namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// Extraction strength 1 - k*/L: k* is the shortest prefix of an answer after which every further token is the model's first choice
/// (Carlini et al. 2021, arXiv 2012.07805; Wang et al. 2025, arXiv 2406.17813).
/// </summary>
public static class ExtractionStrength
{
    /// <summary>0 to 1: 0 if the last token is wrong too, so that nothing can be extracted; 1 if all are right.</summary>
    /// <param name="right">For each token of the answer, whether it is the most likely one.</param>
    public static double Of(IReadOnlyList<bool> right) => (right.Count - Prefix(right)) / (double)right.Count;

    /// <summary>As OpenUnlearning computes it: its search ends at L - 1 whether the last token is right or not, so that it is never below 1/L.</summary>
    /// <param name="right">For each token of the answer, whether it is the most likely one.</param>
    public static double Published(IReadOnlyList<bool> right) => (right.Count - Math.Min(Prefix(right), right.Count - 1)) / (double)right.Count;

    private static int Prefix(IReadOnlyList<bool> right)
    {
        Expect.Some(right, "tokens of an answer");
        int prefix = right.Count;
        while (prefix > 0 && right[prefix - 1])
        {
            prefix--;
        }

        return prefix;
    }
}
