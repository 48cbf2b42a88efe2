namespace UnlearnRepro.Language.Corpora.Worlds;

/// <summary>That every word stays trained whoever is forgotten.</summary>
internal static class Coverage
{
    /// <summary>Every word of a fact that is trained or scored is trained of more authors than are forgotten.</summary>
    /// <exception cref="InvalidOperationException">One is not: a list of words or the drawing of them is wrong.</exception>
    public static void Require(IReadOnlyList<Fact> trained, IReadOnlyList<Fact> scored, int forgotten)
    {
        var authors = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var fact in trained)
        {
            foreach (string word in fact.Trained.SelectMany(Words))
            {
                authors.TryAdd(word, []);
                authors[word].Add(fact.Author);
            }
        }

        var words = scored.SelectMany(fact => fact.Passages).SelectMany(Words).Distinct(StringComparer.Ordinal);
        if (words.FirstOrDefault(word => Of(word) <= forgotten) is { } rare)
        {
            throw new InvalidOperationException(
                $"world: expected every word in the texts of more than {forgotten} authors, found '{rare}' in those of {Of(rare)}");
        }

        int Of(string word) => authors.GetValueOrDefault(word)?.Count ?? 0;
    }

    private static IEnumerable<string> Words(Passage passage) => passage.Question.Split(' ').Concat(passage.Answer.Split(' '));
}
