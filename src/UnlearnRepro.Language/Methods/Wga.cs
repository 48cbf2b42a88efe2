using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Gradient ascent that weighs each token by p^beta, so that what is forgotten weighs no more: L_f = -mean p^beta (-ln p), the weight passing no gradient on.
/// <para>Paper: Wang et al. 2025 (arXiv 2502.19301). Reference code: OpenUnlearning, <c>trainer/unlearn/wga.py</c> (beta 1, gamma 1, alpha 1).</para>
/// </summary>
/// <param name="Beta">beta; 0 is gradient ascent.</param>
/// <param name="Gamma">Weight of the loss of D_f.</param>
/// <param name="Alpha">Weight of the loss of D_r.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f and D_r at every step, which draws nothing.</param>
public sealed record Wga(
    [AtLeast(0)] double Beta = 1,
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
            var said = Answered.Of(model.Forward(forget.X), problem.Form, forget);
            return (Gamma * Loss(said, Beta)) + (Alpha * Kept.Likelihood(model, step));
        });
    }

    /// <summary>L_f, <c>[L]</c>.</summary>
    internal static Tensor Loss(Answered said, double beta) => -said.MeanOf((-beta * said.Places.detach()).exp() * said.Places);
}
