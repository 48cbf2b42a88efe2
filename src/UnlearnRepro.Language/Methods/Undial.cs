using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Learns from itself with the right tokens made less likely: cross-entropy to softmax(z_o - beta at the right token), in the mean over the tokens of D_f. D_r
/// is not seen.
/// <para>Paper: Dong et al. 2024 (UNDIAL, arXiv 2402.10052). Reference code: OpenUnlearning, <c>trainer/unlearn/undial.py</c> (beta 10, 10 epochs).</para>
/// <para>Deviations: only the tokens of answers count; the reference lowers token V - 100 where none is asked for, by an index of -100 that wraps, and averages
/// over prompts and padding too. Its loss of D_r has weight 0 and is left out.</para>
/// </summary>
/// <param name="Beta">beta, by how much the right token's logit is lowered; at 0 M_o has nothing to learn.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f at every step, which draws nothing.</param>
public sealed record Undial(
    [AtLeast(0)] double Beta = 10,
    [AtLeast(0)] double LearningRate = 5e-4,
    [AtLeast(1)] int Epochs = 5,
    [AtLeast(0)] int BatchSize = 16) : IUnlearningMethod<AnswerProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => BatchSize == 0 ? Randomness.None : Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, AnswerProblem problem, Streams streams)
    {
        this.RequireLimits();
        return new ForgetAnchored(problem, streams, BatchSize).Minimise(original, LearningRate, Epochs, (model, step) =>
        {
            var forget = step.Forget;
            return Loss(model.Forward(forget.X), Kept.Unchanged(() => original.Forward(forget.X)), problem.Form, forget, Beta);
        });
    }

    /// <summary>L_f, <c>[L]</c>.</summary>
    /// <param name="logits">z, <c>[L*B, T, V]</c>.</param>
    /// <param name="reference">z_o.</param>
    /// <param name="form">What counts.</param>
    /// <param name="forget">The sequences.</param>
    /// <param name="beta">beta.</param>
    internal static Tensor Loss(Tensor logits, Tensor reference, NextToken form, Batch forget, double beta)
    {
        var right = form.Targets(forget).unsqueeze(-1);
        var teacher = reference.scatter_add(-1, right, full_like(reference.gather(-1, right), -beta)).softmax(-1);
        return Answered.Of(logits, form, forget).MeanOf(-(teacher * logits.log_softmax(-1)).sum(-1));
    }
}
