using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Goes on training on "I do not know" for D_f and on D_r as it is: the mean of -ln p over the tokens of both together.
/// <para>Paper: Maini et al. 2024 (TOFU, IDK).</para>
/// </summary>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f and D_r at every step, which draws nothing.</param>
public sealed record Idk(
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
            var (refused, retain) = (step.Refused, step.Retain);
            var (a, b) = (Answered.Of(model.Forward(refused.X), problem.Form, refused), Answered.Of(model.Forward(retain.X), problem.Form, retain));
            return Together(a, b);
        });
    }

    /// <summary>The mean of -ln p over all tokens of both, <c>[L]</c>.</summary>
    internal static Tensor Together(Answered a, Answered b) => (a.Total + b.Total) / (a.Tokens + b.Tokens);
}
