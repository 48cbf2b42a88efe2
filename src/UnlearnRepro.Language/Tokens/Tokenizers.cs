using UnlearnRepro.Language.Corpora;

namespace UnlearnRepro.Language.Tokens;

/// <summary>The vocabularies of a corpus.</summary>
public static class Tokenizers
{
    /// <summary>All words of its texts.</summary>
    public static WordTokenizer Words(Corpus corpus) => new(corpus.Texts);

    /// <summary>
    /// Bytes and merges, learned from what is trained of the authors who are in none of the corpus's forget sets: a token that only others have would never be
    /// trained in a retrained model.
    /// </summary>
    /// <param name="corpus">The corpus; one whose forget sets are drawn is learned from as a whole.</param>
    /// <param name="merges">How many merges.</param>
    public static BytePairTokenizer BytePairs(Corpus corpus, int merges)
    {
        var forgotten = corpus.Splits.Values.SelectMany(authors => authors).ToHashSet();
        var trained = corpus.Facts.Where(fact => !forgotten.Contains(fact.Author)).SelectMany(fact => fact.Trained);
        return Tokens.BytePairs.Train(trained.SelectMany(passage => new[] { passage.Question, passage.Answer }), merges);
    }
}
