using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Exact unlearning of the last k layers: they start afresh and are trained on D_r as M_o was on D; the layers before
/// keep their weights.
/// <para>Paper: Goel et al. 2022, Towards adversarial evaluations for inexact machine unlearning (arXiv 2201.06640).
/// Reference code: Evaluating-Inexact-Unlearning, <c>retrain_lastK</c> (layers are counted as in <see cref="CFk"/>).</para>
/// <para>Deviation: the batch norm of the last k layers starts afresh as well, so that it is <see cref="Retrain"/> to the
/// bit if k counts every layer.</para>
/// </summary>
/// <param name="K">k, the number of layers that are trained.</param>
public sealed record EUk([AtLeast(1)] int K = 1) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        streams.RequireLanes(original.Lanes);
        using var scope = TensorScope.Begin();
        var last = LastLayers.Of(original.Network, K, nameof(EUk));
        var mask = LastLayers.Mask(original, last);
        using var fresh = Model.Initialise(original.Network, streams, original.Theta.device, original.Theta.dtype);
        var model = original.Clone();
        model.Theta.copy_(where(mask, fresh.Theta, original.Theta));
        foreach (var buffer in last.SelectMany(l => l.Buffers))
        {
            model.Buffer(buffer).copy_(fresh.Buffer(buffer));
        }

        var recipe = problem.Recipe with { Optimiser = new Masked(problem.Recipe.Optimiser, mask) };
        Trainer.Fit(model, problem.Retain, recipe, problem.Objective, streams);
        return model;
    }
}
