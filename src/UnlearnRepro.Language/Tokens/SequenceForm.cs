using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Words;

namespace UnlearnRepro.Language.Tokens;

/// <summary>How passages become sequences of one length.</summary>
/// <param name="Tokenizer">What makes tokens of texts.</param>
/// <param name="Length">T.</param>
public sealed record SequenceForm(ITokenizer Tokenizer, int Length)
{
    // Separator and end.
    private const int Extra = 2;

    /// <summary>
    /// The form with the smallest T that holds whatever is trained or scored of a corpus: all its passages, and every refusal as the answer to every
    /// question.
    /// </summary>
    public static SequenceForm Of(ITokenizer tokenizer, Corpus corpus)
    {
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        Passage[] all = [.. corpus.Passages];
        int passage = all.Select(p => Tokens(p.Question) + Tokens(p.Answer)).DefaultIfEmpty().Max();
        int refusal = all.Select(p => Tokens(p.Question)).DefaultIfEmpty().Max() + corpus.Refusals.Select(Tokens).DefaultIfEmpty().Max();
        return new(tokenizer, Math.Max(passage, refusal) + Extra);

        int Tokens(string text) => lengths.TryGetValue(text, out int length) ? length : lengths[text] = tokenizer.Tokenize(text).Count;
    }

    /// <summary>The sequence of a passage.</summary>
    /// <exception cref="StudyException">It is longer than T, or cannot be said in the vocabulary.</exception>
    public Encoded Encode(Passage passage)
    {
        int[] question = Tokenizer.Encode(passage.Question);
        var answer = Tokenizer.Tokenize(passage.Answer);
        int start = question.Length + 1, length = start + answer.Count + 1;
        if (length > Length)
        {
            throw new StudyException($"passage '{passage.Question}': expected at most {Length} tokens, found {length}");
        }

        int[] tokens =
        [
            .. question, ITokenizer.Separator, .. answer.Select(token => token.Id), ITokenizer.End, .. Enumerable.Repeat(ITokenizer.Padding, Length - length),
        ];
        return new(tokens, start, length, passage.Value is { } value ? Within(answer, value, start) : null);
    }

    private static TokenSpan Within(IReadOnlyList<Token> answer, TextSpan value, int start)
    {
        int[] places = [.. answer.Index().Where(token => value.Overlaps(token.Item.Start, token.Item.End)).Select(token => token.Index)];
        return new(start + places[0], places.Length);
    }
}
