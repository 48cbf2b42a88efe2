using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Direct preference optimisation of "I do not know" over the answer:
/// L_f = -(2/beta) mean ln sigmoid(beta ((ln p - ln p_o)(refusal) - (ln p - ln p_o)(answer))), a refusal drawn each time a question comes up.
/// <para>Paper: Maini et al. 2024 (TOFU), after Rafailov et al. 2023. Reference code: OpenUnlearning, <c>trainer/unlearn/dpo.py</c> with its IdkDPO data
/// (beta 0.1, gamma 1, alpha 1).</para>
/// </summary>
/// <param name="Beta">beta, above 0.</param>
/// <param name="Gamma">Weight of the loss of D_f.</param>
/// <param name="Alpha">Weight of the loss of D_r.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f and D_r at every step, which draws nothing.</param>
public sealed record IdkDpo(
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
        var answered = Answered.SumsOf(original, problem.Form, problem.Forget);
        var refused = Answered.SumsOf(original, problem.Form, problem.Refusals);
        return new ForgetAnchored(problem, streams, BatchSize).Minimise(original, LearningRate, Epochs, (model, step) =>
        {
            var (forget, refusal) = (step.Forget, step.Refused);
            var lost = Answered.Of(model.Forward(forget.X), problem.Form, forget);
            var won = Answered.Of(model.Forward(refusal.X), problem.Form, refusal);
            return (Gamma * Loss(won, step.OfRefused(refused), lost, step.Of(answered), Beta)) + (Alpha * Kept.Likelihood(model, step));
        });
    }

    /// <summary>L_f, <c>[L]</c>.</summary>
    /// <param name="won">The refusals.</param>
    /// <param name="wonAtFirst">-ln p_o of each, <c>[L*B]</c>.</param>
    /// <param name="lost">The answers.</param>
    /// <param name="lostAtFirst">-ln p_o of each, <c>[L*B]</c>.</param>
    /// <param name="beta">beta.</param>
    internal static Tensor Loss(Answered won, Tensor wonAtFirst, Answered lost, Tensor lostAtFirst, double beta) =>
        Preference.Loss(wonAtFirst - won.Sum + (lost.Sum - lostAtFirst), beta, won.Lanes);
}
