using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Negative preference optimisation: min gamma L_f + alpha L_r with L_f = -(2/beta) mean ln sigmoid(beta (ln p_o - ln p)), ln p that of a whole answer:
/// gradient ascent that ends where an answer has become unlikely. L_r is the mean of -ln p over the tokens of D_r.
/// <para>Paper: Zhang et al. 2024 (arXiv 2404.05868). Reference code: OpenUnlearning, <c>trainer/unlearn/npo.py</c> (beta 0.1, gamma 1, alpha 1).</para>
/// </summary>
/// <param name="Beta">beta, above 0; towards 0 it is gradient ascent.</param>
/// <param name="Gamma">Weight of the loss of D_f.</param>
/// <param name="Alpha">Weight of the loss of D_r.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f and D_r at every step, which draws nothing.</param>
public sealed record Npo(
    [Above(0)] double Beta = 0.1,
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
        using var scope = TensorScope.Begin();
        var reference = Answered.SumsOf(original, problem.Form, problem.Forget);
        return new ForgetAnchored(problem, streams, BatchSize).Minimise(original, LearningRate, Epochs, (model, step) =>
        {
            var forget = step.Forget;
            var said = Answered.Of(model.Forward(forget.X), problem.Form, forget);
            return (Gamma * Loss(said, step.Of(reference), Beta)) + (Alpha * Kept.Likelihood(model, step));
        });
    }

    /// <summary>L_f, <c>[L]</c>.</summary>
    /// <param name="said">The answers.</param>
    /// <param name="reference">-ln p_o of each, <c>[L*B]</c>.</param>
    /// <param name="beta">beta.</param>
    internal static Tensor Loss(Answered said, Tensor reference, double beta) => Preference.Loss(said.Sum - reference, beta, said.Lanes);
}
