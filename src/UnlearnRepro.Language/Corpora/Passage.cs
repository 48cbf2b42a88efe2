namespace UnlearnRepro.Language.Corpora;

/// <summary>A question and an answer.</summary>
/// <param name="Question">What is asked; never trained as an answer.</param>
/// <param name="Answer">What is answered.</param>
/// <param name="Value">Where in the answer the fact itself stands, as against words that all such answers have; null where nobody has marked it.</param>
public sealed record Passage(string Question, string Answer, TextSpan? Value = null)
{
    /// <summary>The fact itself, e.g. <c>stone harbor</c>; null where nobody has marked it.</summary>
    public string? ValueText => Value?.Of(Answer);
}
