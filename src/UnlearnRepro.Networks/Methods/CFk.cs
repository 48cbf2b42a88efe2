using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Catastrophic forgetting in the last k layers: min CE(D_r) over them, the layers before keep their weights.
/// <para>Paper: Goel et al. 2022, Towards adversarial evaluations for inexact machine unlearning (arXiv 2201.06640).
/// Reference code: Evaluating-Inexact-Unlearning, <c>cat_forget_finetune</c> (linear and convolution layers are counted,
/// batch norm goes with the layer it follows, and all batch norm is in training mode: only weights are frozen).</para>
/// <para>Deviation: SGD 0.01 for 10 epochs in batches of 64 with the momentum and weight decay of <see cref="Finetune"/>,
/// which it is to the bit if k counts every layer.</para>
/// </summary>
/// <param name="K">k, the number of layers that are trained.</param>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_r.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record CFk(
    [AtLeast(1)] int K = 1,
    [AtLeast(0)] double LearningRate = 0.01,
    [AtLeast(1)] int Epochs = 10,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        var mask = LastLayers.Mask(original, LastLayers.Of(original.Network, K, nameof(CFk)));
        var model = original.Clone();
        Descent.Minimise(
            model,
            problem.Retain,
            new Masked(new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4), mask),
            Epochs,
            BatchSize,
            streams,
            (retain, _) => problem.Loss(model, retain));
        return model;
    }
}
