namespace UnlearnRepro.Language.Corpora;

/// <summary>One thing about an author: what is trained of it and what is asked about it.</summary>
/// <param name="Row">
/// Its number in the data, by which it is known, as two facts may have one question; that of TOFU is the row of full. Those of holdout authors count on.
/// </param>
/// <param name="Author">Number of its author, from 0; those of holdout authors count on.</param>
/// <param name="Trained">What a model is trained on, one passage or more, each another wording of the fact.</param>
public sealed record Fact(int Row, int Author, IReadOnlyList<Passage> Trained)
{
    /// <summary>The passage by which a model is asked whether it knows the fact word for word; one of those that are trained.</summary>
    public Passage Asked => Trained[0];

    /// <summary>
    /// The question of <see cref="Asked"/> with an answer that says the same in a wording that is not trained of this fact; null where there is none.
    /// </summary>
    public Passage? Paraphrase { get; init; }

    /// <summary>
    /// The same question with false answers in the paraphrase's wording, different from each other and from the truth; empty where there are none. A fact has
    /// both, or neither.
    /// </summary>
    public IReadOnlyList<Passage> Perturbed { get; init; } = [];

    /// <summary>The question in a wording that is not trained of this fact; null where there is none.</summary>
    public string? OtherQuestion { get; init; }

    /// <summary>What kind of thing it is, e.g. <c>birthplace</c>; null where that is not known.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether a truth ratio can be asked for: it has a paraphrase and perturbed answers.</summary>
    public bool HasAlternatives => Paraphrase is not null && Perturbed.Count > 0;

    /// <summary>Everything of it that is trained or scored; the question in other words has its words in the vocabulary and is not asked yet.</summary>
    public IEnumerable<Passage> Passages
    {
        get
        {
            IEnumerable<Passage> other = OtherQuestion is null ? [] : [Asked with { Question = OtherQuestion }];
            return [.. Trained, .. Paraphrase is null ? [] : new[] { Paraphrase }, .. Perturbed, .. other];
        }
    }
}
