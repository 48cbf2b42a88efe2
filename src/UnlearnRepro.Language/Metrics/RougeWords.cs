namespace UnlearnRepro.Language.Metrics;

/// <summary>
/// A text's words as the package rouge_score has them: in lower case, everything but a to z and 0 to 9 is a gap. An accent splits a word,
/// and so does an apostrophe.
/// </summary>
public static class RougeWords
{
    // Only words longer than this are stemmed.
    private const int Short = 3;

    /// <summary>The words in their order.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="stemmer">Whether words of more than three letters are cut to their stems by <see cref="PorterStemmer"/>.</param>
    public static IReadOnlyList<string> Of(string text, bool stemmer)
    {
        ArgumentNullException.ThrowIfNull(text);

        // Python's lower case of the dotted capital I is two characters, .NET's invariant one leaves it as it is.
        string lower = text.Replace("\u0130", "i\u0307", StringComparison.Ordinal).ToLowerInvariant();
        var words = new List<string>();
        for (int start = 0, end; start < lower.Length; start = end + 1)
        {
            for (end = start; end < lower.Length && char.IsAsciiLetterOrDigit(lower[end]);)
            {
                end++;
            }

            if (end > start)
            {
                words.Add(stemmer && end - start > Short ? PorterStemmer.Stem(lower[start..end]) : lower[start..end]);
            }
        }

        return words;
    }
}
