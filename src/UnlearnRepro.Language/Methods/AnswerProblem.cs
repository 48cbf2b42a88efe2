using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// What is to be forgotten and what kept, as questions with their answers. Samples are sequences with the place of their answer
/// (<see cref="NextToken"/>).
/// </summary>
/// <param name="forget">D_f.</param>
/// <param name="retain">D_r.</param>
/// <param name="form">What counts of a sequence.</param>
/// <param name="recipe">How M_o was trained.</param>
/// <param name="refusals">The questions of D_f with every way to say that one does not know: those of sample i are the rows from i R on.</param>
/// <param name="history">How this very M_o was trained.</param>
/// <exception cref="ArgumentException">
/// D_f or D_r is empty, there are not equally many refusals of each of D_f's questions, or an answer has no token that counts: losses by sequence divide by how
/// many it has.
/// </exception>
public sealed class AnswerProblem(
    Samples forget, Samples retain, NextToken form, Recipe recipe, Samples refusals, TrainingHistory? history = null)
    : Problem(Counted(forget, form, "forget set D_f"), Counted(retain, form, "retain set D_r"), form, recipe, history: history)
{
    /// <summary>What counts of a sequence.</summary>
    public NextToken Form { get; } = form;

    /// <summary>The questions of D_f with every way to say that one does not know, those of one question next to each other.</summary>
    public Samples Refusals { get; } = forget.Count == 0 || (refusals.Count > 0 && refusals.Count % forget.Count == 0)
        ? Counted(refusals, form, "refusals")
        : throw new ArgumentException(
            $"refusals: expected equally many of each of {forget.Count} questions, at least one, found {refusals.Count}", nameof(refusals));

    /// <summary>R, the number of refusals of a question.</summary>
    public long RefusalsEach => Refusals.Count / Forget.Count;

    private static Samples Counted(Samples samples, NextToken form, string name)
    {
        using var scope = TensorScope.Begin();
        int lanes = samples.Y.dim() == 1 ? 1 : (int)samples.Y.shape[0];
        var empty = form.Counts(samples.Slice(0, samples.Count, lanes)).any(1).logical_not().nonzero();
        return empty.shape[0] == 0
            ? samples
            : throw new ArgumentException($"{name}: expected answers of at least one token, found none in sequence {empty[0].item<long>() % samples.Count}");
    }
}
