using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Goes on training on D_r alone and hopes that D_f fades: min CE(D_r).
/// <para>Paper: Warnecke et al. 2021, Golatkar et al. 2020. Reference code: SUPREME, <c>finetune.py</c>
/// (SGD 0.02, momentum 0.9, weight decay 5e-4, 5 epochs, batch 64).</para>
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_r.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record Finetune(
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
            problem.Retain,
            new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4),
            Epochs,
            BatchSize,
            streams,
            (retain, _) => problem.Loss(model, retain));
        return model;
    }
}
