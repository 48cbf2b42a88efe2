namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// ROUGE-L (Lin 2004): how much of an answer a generated text has in the same order, by the longest common subsequence of their words. The numbers are
/// those of the package rouge_score; TOFU and OpenUnlearning use its stemmer, and a closed vocabulary needs none. 0 where either text has no word.
/// </summary>
/// <param name="Recall">Common words by those of the reference.</param>
/// <param name="Precision">Common words by those that were generated.</param>
public sealed record RougeL(double Recall, double Precision)
{
    /// <summary>Harmonic mean of the two.</summary>
    public double F1 => Recall + Precision == 0 ? 0 : 2 * Recall * Precision / (Recall + Precision);

    /// <summary>With Porter's stemmer, as TOFU, MUSE and OpenUnlearning report it.</summary>
    public static RougeL Stemmed(string reference, string generated) =>
        Of(RougeWords.Of(reference, stemmer: true), RougeWords.Of(generated, stemmer: true));

    /// <summary>With words as they are.</summary>
    public static RougeL Unstemmed(string reference, string generated) =>
        Of(RougeWords.Of(reference, stemmer: false), RougeWords.Of(generated, stemmer: false));

    /// <summary>Of words or tokens of any kind.</summary>
    public static RougeL Of<T>(IReadOnlyList<T> reference, IReadOnlyList<T> generated)
        where T : IEquatable<T>
    {
        double common = Common(reference, generated);
        return common == 0 ? new(0, 0) : new(common / reference.Count, common / generated.Count);
    }

    // Length of the longest common subsequence, by rows.
    private static int Common<T>(IReadOnlyList<T> a, IReadOnlyList<T> b)
        where T : IEquatable<T>
    {
        int[] longest = new int[b.Count + 1];
        foreach (T word in a)
        {
            for (int j = 1, diagonal = 0; j <= b.Count; j++)
            {
                (int above, longest[j]) = (longest[j], word.Equals(b[j - 1]) ? diagonal + 1 : Math.Max(longest[j], longest[j - 1]));
                diagonal = above;
            }
        }

        return longest[b.Count];
    }
}
