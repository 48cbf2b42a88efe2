namespace UnlearnRepro.Language.Tokens;

/// <summary>
/// A passage as a sequence: the tokens of the question, a separator, those of the answer, an end, and padding. The place of the answer is the label
/// of a sample of next tokens (Kernels, <c>NextToken</c>): from there on tokens count, the end too, padding never.
/// </summary>
/// <param name="Tokens">T numbers.</param>
/// <param name="Answer">Place of the first token of the answer.</param>
/// <param name="Length">Number of tokens before the padding, the end among them.</param>
/// <param name="Value">The tokens that stand for letters of the passage's value; null where that is not marked.</param>
public sealed record Encoded(IReadOnlyList<int> Tokens, int Answer, int Length, TokenSpan? Value)
{
    /// <summary>Number of tokens that count: those of the answer and the end.</summary>
    public int Counted => Length - Answer;
}
