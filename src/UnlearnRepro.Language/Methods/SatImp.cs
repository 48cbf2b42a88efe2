using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Gradient ascent that weighs each token by how well it is known and by how much it still can lose: L_f = -mean p^b1 (1 - p)^b2 (-ln p), the weight
/// passing no gradient on.
/// <para>Paper: Yang et al. 2025 (arXiv 2505.11953). Reference code: OpenUnlearning, <c>trainer/unlearn/satimp.py</c> (b1 5, b2 1). Its settings file has
/// gamma 0.1 and alpha 1, its class and read-me the reverse: the file's are taken.</para>
/// </summary>
/// <param name="Saturation">b1, of how well a token is known.</param>
/// <param name="Importance">b2, of what it can lose; 0 for both is gradient ascent.</param>
/// <param name="Gamma">Weight of the loss of D_f.</param>
/// <param name="Alpha">Weight of the loss of D_r.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f and D_r at every step, which draws nothing.</param>
public sealed record SatImp(
    [AtLeast(0)] double Saturation = 5,
    [AtLeast(0)] double Importance = 1,
    [AtLeast(0)] double Gamma = 0.1,
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
            return (Gamma * Loss(said, Saturation, Importance)) + (Alpha * Kept.Likelihood(model, step));
        });
    }

    /// <summary>L_f, <c>[L]</c>.</summary>
    internal static Tensor Loss(Answered said, double saturation, double importance)
    {
        var p = (-said.Places.detach()).exp();
        return -said.MeanOf(p.pow(saturation) * (1 - p).pow(importance) * said.Places);
    }
}
