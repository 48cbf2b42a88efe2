using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// NPO without a reference model and by the mean over an answer's tokens: L_f = -(2/beta) mean ln sigmoid(beta (-ln p / |y| - delta)), so that long
/// answers weigh as much as short ones and nothing is done where an answer is unlikely already.
/// <para>Paper: Fan et al. 2024 (arXiv 2410.07163). Reference code: OpenUnlearning, <c>trainer/unlearn/simnpo.py</c>
/// (beta 4.5, delta 0, gamma 0.125, alpha 1).</para>
/// </summary>
/// <param name="Beta">beta, above 0.</param>
/// <param name="Delta">delta, the -ln p a token from which on an answer counts as unlikely.</param>
/// <param name="Gamma">Weight of the loss of D_f.</param>
/// <param name="Alpha">Weight of the loss of D_r.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f and D_r at every step, which draws nothing.</param>
public sealed record SimNpo(
    [Above(0)] double Beta = 4.5,
    [Free] double Delta = 0,
    [AtLeast(0)] double Gamma = 0.125,
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
            return (Gamma * Loss(said, Beta, Delta)) + (Alpha * Kept.Likelihood(model, step));
        });
    }

    /// <summary>L_f, <c>[L]</c>.</summary>
    internal static Tensor Loss(Answered said, double beta, double delta) => Preference.Loss((said.Sum / said.Length) - delta, beta, said.Lanes);
}
