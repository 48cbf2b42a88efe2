using UnlearnRepro.Language.Corpora;

namespace UnlearnRepro.Language.Scenarios;

/// <summary>Which facts of a corpus are forgotten and which stay.</summary>
/// <param name="corpus">The corpus.</param>
/// <param name="authors">Numbers of the forgotten authors, in growing order.</param>
/// <param name="near">
/// Numbers of the neighbours, in growing order: as many of the authors who stay as are forgotten, those whose values have most words in common with
/// forgotten authors' values of the same kind, at the same place. None where values are not marked.
/// </param>
public sealed class TextSplit(Corpus corpus, IReadOnlyList<int> authors, IReadOnlyList<int> near)
{
    /// <summary>The corpus.</summary>
    public Corpus Corpus => corpus;

    /// <summary>Numbers of the forgotten authors, in growing order.</summary>
    public IReadOnlyList<int> Authors => authors;

    /// <summary>Numbers of the neighbours, in growing order.</summary>
    public IReadOnlyList<int> Near => near;

    /// <summary>D_f: all facts about forgotten authors.</summary>
    public IReadOnlyList<Fact> Forgotten { get; } = [.. corpus.Facts.Where(fact => authors.Contains(fact.Author))];

    /// <summary>D_r: all other facts that a model is trained on, those about neighbours among them.</summary>
    public IReadOnlyList<Fact> Retained { get; } = [.. corpus.Facts.Where(fact => !authors.Contains(fact.Author))];

    /// <summary>The facts about neighbours.</summary>
    public IReadOnlyList<Fact> Neighbours { get; } = [.. corpus.Facts.Where(fact => near.Contains(fact.Author))];

    /// <summary>Facts that no model is trained on, about as many authors as are forgotten where there are as many.</summary>
    public IReadOnlyList<Fact> Holdout { get; } = [.. corpus.Holdout.Where(fact => fact.Author < corpus.Authors + authors.Count)];
}
