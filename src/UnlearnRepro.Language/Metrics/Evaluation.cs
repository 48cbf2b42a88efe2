using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Training;

namespace UnlearnRepro.Language.Metrics;

/// <summary>What one model says of everything that metrics look at: each answer by one pass, and what it answers itself.</summary>
public sealed class Evaluation : IDisposable
{
    /// <summary>Asks a model.</summary>
    /// <param name="model">A model of one lane.</param>
    /// <param name="data">What it is asked.</param>
    public Evaluation(Model model, AuthorsData data)
    {
        using var scope = TensorScope.Begin();
        var reader = new AnswerReader(model);
        var forgotten = reader.Read(data.Forgotten, laws: true);
        Forgotten = Of(data.Forgotten, forgotten.Answers);
        ForgottenLaws = forgotten.Laws!.DetachFromDisposeScope();
        Retained = Of(data.Retained, reader.Read(data.Retained).Answers);
        Neighbours = data.Neighbours.Samples is null ? null : Of(data.Neighbours, reader.Read(data.Neighbours).Answers);
        Holdout = data.Holdout.Samples is null ? null : new(data.Holdout, reader.Read(data.Holdout).Answers);

        Answers Of(Questions questions, IReadOnlyList<Answer> answers) => new(questions, answers, Greedy.Answers(model, data.Form, questions, answers));
    }

    /// <summary>On forgotten facts.</summary>
    public Answers Forgotten { get; }

    /// <summary>ln p of every token of the vocabulary at every place of the trained answers to forgotten facts, <c>[places, V]</c>, float64.</summary>
    public Tensor ForgottenLaws { get; }

    /// <summary>On facts that are kept.</summary>
    public Answers Retained { get; }

    /// <summary>On neighbours of forgotten authors; null where there are none.</summary>
    public Answers? Neighbours { get; }

    /// <summary>On authors whom no model has seen; null where there are none.</summary>
    public Answers? Holdout { get; }

    /// <summary>Whether every probability is a number.</summary>
    public bool IsFinite => new[] { Forgotten, Retained, Neighbours, Holdout }
        .All(set => set is null || set.Asked.All(answer => Array.TrueForAll(answer.LogProbabilities, double.IsFinite)));

    /// <inheritdoc/>
    public void Dispose() => ForgottenLaws.Dispose();
}
