using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Gradient ascent: max CE(D_f), D_r is not seen. The objective has no bound, so that more steps always do more damage.
/// <para>Paper: Golatkar et al. 2020 (NegGrad), Graves et al. 2021. Reference code: SUPREME, <c>neg_grad.py</c> (SGD 0.02,
/// momentum 0.9, weight decay 5e-4, 5 epochs, batch 64, batch norm in training mode on D_f).</para>
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_f.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record NegGrad(
    [AtLeast(0)] double LearningRate = 0.02,
    [AtLeast(1)] int Epochs = 5,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
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
            new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4),
            Epochs,
            BatchSize,
            streams,
            (forget, _) => -problem.Loss(model, forget));
        return model;
    }
}
