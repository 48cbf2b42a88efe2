using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Gradient ascent: max -ln p over the tokens of D_f, D_r is not seen. The objective has no bound.
/// <para>Paper: Maini et al. 2024 (TOFU, arXiv 2401.06121). Reference code: OpenUnlearning, <c>trainer/unlearn/grad_ascent.py</c> (10 epochs, batches of
/// 32).</para>
/// <para><see cref="NegGrad"/> is the same with SGD and the mean over sequences. With all of D_f at every step it draws nothing.</para>
/// </summary>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f at every step, which draws nothing.</param>
public sealed record GradAscent(
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
            return -Answered.Of(model.Forward(forget.X), problem.Form, forget).TokenMean;
        });
    }
}
