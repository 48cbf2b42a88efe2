namespace UnlearnRepro.Language.Corpora.Tofu;

/// <summary>A line of a file.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Question">The field of that name.</param>
/// <param name="Answer">The field of that name.</param>
/// <param name="Paraphrased">The field <c>paraphrased_answer</c>; null where it is absent.</param>
/// <param name="Perturbed">The field <c>perturbed_answer</c>; empty where it is absent.</param>
/// <param name="OtherQuestion">The field <c>paraphrased_question</c>; null where it is absent.</param>
internal sealed record QaRow(
    long Line, string Question, string Answer, string? Paraphrased, IReadOnlyList<string> Perturbed, string? OtherQuestion)
{
    /// <summary>What it is found again by in another file.</summary>
    public (string Question, string Answer) Key => (Question, Answer);
}
