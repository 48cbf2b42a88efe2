using UnlearnRepro.Language.Corpora;

namespace UnlearnRepro.Language.Scenarios;

/// <summary>Which facts of a corpus are forgotten and which stay.</summary>
/// <param name="Corpus">The corpus.</param>
/// <param name="Authors">Numbers of the forgotten authors, in growing order.</param>
/// <param name="Near">
/// Numbers of the neighbours, in growing order: as many of the authors who stay as are forgotten, those whose values have most words in common with
/// forgotten authors' values of the same kind, at the same place. None where values are not marked.
/// </param>
public sealed record TextSplit(Corpus Corpus, IReadOnlyList<int> Authors, IReadOnlyList<int> Near)
{
    /// <summary>D_f: all facts about forgotten authors.</summary>
    public IReadOnlyList<Fact> Forgotten { get; } = [.. Corpus.Facts.Where(fact => Authors.Contains(fact.Author))];

    /// <summary>D_r: all other facts that a model is trained on, those about neighbours among them.</summary>
    public IReadOnlyList<Fact> Retained { get; } = [.. Corpus.Facts.Where(fact => !Authors.Contains(fact.Author))];

    /// <summary>The facts about neighbours.</summary>
    public IReadOnlyList<Fact> Neighbours { get; } = [.. Corpus.Facts.Where(fact => Near.Contains(fact.Author))];

    /// <summary>Facts that no model is trained on, about as many authors as are forgotten where there are as many.</summary>
    public IReadOnlyList<Fact> Holdout { get; } = [.. Corpus.Holdout.Where(fact => fact.Author < Corpus.Authors + Authors.Count)];
}
