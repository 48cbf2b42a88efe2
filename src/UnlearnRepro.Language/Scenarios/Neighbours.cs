using UnlearnRepro.Language.Corpora;

namespace UnlearnRepro.Language.Scenarios;

/// <summary>Authors who stay and have most in common with those who are forgotten.</summary>
internal static class Neighbours
{
    /// <summary>
    /// As many as are forgotten, by the number of words that values of theirs and of forgotten authors have in common, of one kind and at the same
    /// place, a word counted once for each forgotten author who has it; where numbers are equal, the first. In growing order; none where no value is marked.
    /// </summary>
    public static IReadOnlyList<int> Of(Corpus corpus, IReadOnlyCollection<int> forgotten)
    {
        var marked = corpus.Facts.Where(fact => fact is { Kind: not null, Asked.Value: not null }).ToArray();
        var words = marked.Where(fact => forgotten.Contains(fact.Author)).SelectMany(Words).CountBy(word => word).ToDictionary();
        return
        [
            .. marked.Where(fact => !forgotten.Contains(fact.Author))
                .GroupBy(fact => fact.Author)
                .OrderByDescending(author => author.SelectMany(Words).Sum(word => words.GetValueOrDefault(word)))
                .ThenBy(author => author.Key)
                .Take(forgotten.Count)
                .Select(author => author.Key)
                .Order(),
        ];
    }

    private static IEnumerable<(string Kind, int Place, string Word)> Words(Fact fact) =>
        fact.Asked.ValueText!.Split(' ').Index().Select(word => (fact.Kind!, word.Index, word.Item));
}
