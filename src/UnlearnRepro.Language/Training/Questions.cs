using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Tokens;

namespace UnlearnRepro.Language.Training;

/// <summary>Facts as a model is asked about them: for each the answer that was trained, its paraphrase and false ones, as sequences.</summary>
public sealed class Questions
{
    /// <summary>Encodes them.</summary>
    /// <param name="form">How passages become sequences.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="others">Whether other answers than the trained one are asked for, of facts that have some.</param>
    public Questions(SequenceForm form, IReadOnlyList<Fact> facts, bool others = true)
    {
        Facts = facts;
        Encoded[][] each = [.. facts.Select(fact => Scored(fact, others).Select(form.Encode).ToArray())];
        Starts = [.. each.Select((_, k) => each.Take(k).Sum(answers => answers.Length))];
        Answers = [.. each.SelectMany(answers => answers)];
        Samples = Answers.Count == 0 ? null : Sequences.Of(Answers);
    }

    /// <summary>The facts.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>
    /// Every answer that is scored, fact after fact: the trained one, its paraphrase, the false ones; the first alone of a fact without others.
    /// </summary>
    public IReadOnlyList<Encoded> Answers { get; }

    /// <summary>Place of each fact's first answer among <see cref="Answers"/>.</summary>
    public IReadOnlyList<int> Starts { get; }

    /// <summary>The answers as tensors; null where there are none.</summary>
    public Samples? Samples { get; }

    private static IEnumerable<Passage> Scored(Fact fact, bool others) =>
        others && fact.HasAlternatives ? [fact.Asked, fact.Paraphrase!, .. fact.Perturbed] : [fact.Asked];
}
