namespace UnlearnRepro.Language.Corpora.Tofu;

/// <summary>Facts made of rows.</summary>
internal static class TofuFacts
{
    /// <summary>The facts about an author.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="author">The author's number in full.</param>
    /// <param name="number">The number that the author gets.</param>
    public static IEnumerable<Fact> OfAuthor(TofuRows rows, int author, int number) => Enumerable.Range(author * TofuRows.OfAuthor, TofuRows.OfAuthor)
        .Select(row => Of(rows.Full[row], row, number, rows.Alternatives(row)));

    /// <summary>The fact that a row tells.</summary>
    /// <param name="row">Its question and answer.</param>
    /// <param name="number">Its number in full.</param>
    /// <param name="author">Number of the author.</param>
    /// <param name="alternatives">The row with paraphrased and perturbed answers; null where there is none.</param>
    public static Fact Of(QaRow row, int number, int author, QaRow? alternatives) => new(number, author, [new(row.Question, row.Answer)])
    {
        Paraphrase = alternatives?.Paraphrased is { } paraphrased ? new(row.Question, paraphrased) : null,
        Perturbed = alternatives is null ? [] : [.. alternatives.Perturbed.Select(answer => new Passage(row.Question, answer))],
        OtherQuestion = alternatives?.OtherQuestion,
    };
}
