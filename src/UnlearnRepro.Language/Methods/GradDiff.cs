using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Ascends on D_f and descends on D_r at once: min -gamma L_f + alpha L_r, both means of -ln p over the tokens of a batch.
/// <para>Paper: Maini et al. 2024 (TOFU), after Liu et al. 2022. Reference code: OpenUnlearning, <c>trainer/unlearn/grad_diff.py</c>
/// (gamma 1, alpha 1).</para>
/// </summary>
/// <param name="Gamma">Weight of the loss of D_f.</param>
/// <param name="Alpha">Weight of the loss of D_r.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f and D_r at every step, which draws nothing.</param>
public sealed record GradDiff(
    [AtLeast(0)] double Gamma = 1,
    [AtLeast(0)] double Alpha = 1,
    [AtLeast(0)] double LearningRate = 5e-4,
    [AtLeast(1)] int Epochs = 5,
    [AtLeast(0)] int BatchSize = 16) : IUnlearningMethod<AnswerProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => BatchSize == 0 ? Randomness.None : Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, AnswerProblem problem, Streams streams)
    {
        this.RequireLimits();
        return new ForgetAnchored(problem, streams, BatchSize).Minimise(original, LearningRate, Epochs, (model, step) =>
        {
            var forget = step.Forget;
            return (-Gamma * Answered.Of(model.Forward(forget.X), problem.Form, forget).TokenMean) + (Alpha * Kept.Likelihood(model, step));
        });
    }
}
