using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// Learns D_f some more and goes the other way: theta_o - a (theta_learned - theta_o).
/// <para>Paper: Ilharco et al. 2023 (arXiv 2212.04089), as MUSE (Shi et al. 2024) has it (a 1).</para>
/// </summary>
/// <param name="Scale">a.</param>
/// <param name="LearningRate">The largest step size of AdamW.</param>
/// <param name="Epochs">Passes over D_f; the step size rises in the first, from 0.</param>
/// <param name="BatchSize">Sequences of D_f per step; 0 for all of D_f at every step, which draws nothing.</param>
public sealed record TaskVector(
    [AtLeast(0)] double Scale = 1,
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
        using var scope = TensorScope.Begin();
        using var learned = new ForgetAnchored(problem, streams, BatchSize).Minimise(original, LearningRate, Epochs, (model, step) =>
        {
            var forget = step.Forget;
            return Answered.Of(model.Forward(forget.X), problem.Form, forget).TokenMean;
        });
        using var noGrad = no_grad();
        var unlearned = original.Clone();
        unlearned.Theta.add_(learned.Theta - original.Theta, alpha: -Scale);
        return unlearned;
    }
}
