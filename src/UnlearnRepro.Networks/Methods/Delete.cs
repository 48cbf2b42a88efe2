using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Decoupled distillation to erase (DELETE): on D_f the student learns what M_o would say if the true label did not exist,
/// min KL(q || student), q the softmax of M_o's logits without the true label's. D_r is not seen.
/// <para>Paper: Zhou et al. 2025 (arXiv 2503.23751). Reference code: DELETE, <c>delete.py</c> (SGD with momentum 0.9 and no weight
/// decay, batch norm in training mode, M_o in evaluation mode, KL summed over classes; for ResNet-18 on CIFAR-10 step size 1e-4,
/// 20 epochs, batch 128).</para>
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_f.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record Delete(
    [AtLeast(0)] double LearningRate = 1e-4,
    [AtLeast(1)] int Epochs = 20,
    [AtLeast(1)] int BatchSize = 128) : IUnlearningMethod
{
    // Its softmax is exactly 0, and unlike minus infinity it makes no NaN of 0 ln 0.
    private const double Nothing = -1e10;

    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        var model = original.Clone();
        Descent.Minimise(
            model,
            problem.Forget,
            new Sgd(LearningRate, Momentum: 0.9),
            Epochs,
            BatchSize,
            streams,
            (forget, _) =>
            {
                var divergence = Divergence.Kl(WithoutTruth(original, problem, forget), model.Forward(forget.X, training: true));
                return Loss.Mean(problem.Objective.BySample(divergence, forget), forget.Lanes);
            });
        return model;
    }

    // What M_o would say if the right answer did not exist.
    private static Tensor WithoutTruth(Model original, Problem problem, Batch forget)
    {
        using var noGrad = no_grad();
        var logits = original.Forward(forget.X);
        return logits.masked_fill(nn.functional.one_hot(problem.Objective.Targets(forget), logits.shape[^1]).to(@bool), Nothing);
    }
}
