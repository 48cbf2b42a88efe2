namespace UnlearnRepro.Language.Corpora;

/// <summary>Facts about authors, as texts. Nothing of it changes.</summary>
/// <param name="Name">Name of the corpus, e.g. <c>TOFU</c>.</param>
/// <param name="Facts">Those a model is trained on, author after author.</param>
/// <param name="Holdout">Facts of the same kind about authors whom no model is trained on; empty where there are none.</param>
/// <param name="Refusals">Ways to say that one does not know, which answer any question.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Licence">Its licence.</param>
public sealed record Corpus(
    string Name, IReadOnlyList<Fact> Facts, IReadOnlyList<Fact> Holdout, IReadOnlyList<string> Refusals, string Source, string Licence)
{
    /// <summary>What is worth knowing about this copy of it, a line each: files that are absent, facts that have no perturbed answers.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Passages about things that are no author, for a first stage of training that no task has yet; empty where there are none.</summary>
    public IReadOnlyList<Passage> Generic { get; init; } = [];

    /// <summary>
    /// The authors who are forgotten where the data say who, by the percentage that they are of all: numbers in growing order, a smaller set
    /// within a larger one. Empty where they are drawn.
    /// </summary>
    public IReadOnlyDictionary<int, IReadOnlyList<int>> Splits { get; init; } = new Dictionary<int, IReadOnlyList<int>>();

    /// <summary>Number of the authors that a model is trained on.</summary>
    public int Authors => Facts.Count == 0 ? 0 : Facts[^1].Author + 1;

    /// <summary>Everything that is trained or scored as a question and its own answer.</summary>
    public IEnumerable<Passage> Passages => Facts.Concat(Holdout).SelectMany(fact => fact.Passages).Concat(Generic);

    /// <summary>All texts, some of them more than once.</summary>
    public IEnumerable<string> Texts => Passages.SelectMany(passage => new[] { passage.Question, passage.Answer }).Concat(Refusals);

    /// <summary>
    /// SHA-256 (hex) of its texts, of what is trained of them and who is forgotten; the same for all copies of the same content, whatever their files
    /// and notes.
    /// </summary>
    public string Checksum => CorpusSum.Of(this);
}
