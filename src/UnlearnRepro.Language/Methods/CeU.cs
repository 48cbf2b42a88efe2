using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Cross-entropy to the model's own distribution without the right token: softmax(z with the right logit at minus infinity), which does not pass gradients on;
/// the first token of every answer is left out. D_r is not seen.
/// <para>Paper: Yang 2025 (CE-U, arXiv 2503.01224). Reference code: OpenUnlearning, <c>trainer/unlearn/ceu.py</c> (first token ignored).</para>
/// </summary>
/// <param name="Ignored">How many tokens at the start of every answer are left out.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f at every step, which draws nothing.</param>
public sealed record CeU(
    [AtLeast(0)] int Ignored = 1,
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
            return Loss(model.Forward(forget.X), problem.Form, forget, Ignored);
        });
    }

    /// <summary>L_f, <c>[L]</c>; 0 where no answer is longer than what is left out.</summary>
    /// <param name="logits">z, <c>[L*B, T, V]</c>.</param>
    /// <param name="form">What counts.</param>
    /// <param name="forget">The sequences.</param>
    /// <param name="ignored">Tokens of an answer that are left out.</param>
    internal static Tensor Loss(Tensor logits, NextToken form, Batch forget, int ignored)
    {
        var said = Answered.Of(logits, form, forget);
        var counted = said.Counted * (said.Counted.cumsum(1) > ignored).to(said.Counted.dtype);
        var places = -(Others(logits.detach(), form.Targets(forget)) * logits.log_softmax(-1)).sum(-1);
        var left = said with { Places = places * counted, Counted = counted };
        return left.Total / left.Tokens.clamp_min(1);
    }

    // The distribution without the right token, [L*B, T, V].
    private static Tensor Others(Tensor logits, Tensor right) =>
        logits.scatter(-1, right.unsqueeze(-1), full_like(right.unsqueeze(-1).to(logits.dtype), double.NegativeInfinity)).softmax(-1);
}
