using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Adaptive selective synaptic dampening as published code has it: <see cref="SsdPublished"/> at a threshold that the size of
/// D_f sets (<see cref="AdaptiveThreshold"/>). Both the importances and the threshold depend on s_unlearn.
/// <para>Paper: Schoepf, Foster, Brintrup 2024 (arXiv 2402.10098). Reference code: SUPREME, <c>assd.py</c> (lambda 1, batch
/// 64, all loaders shuffled). Precision as in <see cref="SsdPublished"/>.</para>
/// </summary>
/// <param name="Lambda">Dampening constant.</param>
/// <param name="BatchSize">Samples whose gradients are averaged before squaring.</param>
public sealed record AssdPublished([AtLeast(0)] double Lambda = 1, [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        var (forget, all) = BatchMeanImportances.Of(original, problem, problem.Objective.PerSample, Power.Square, BatchSize, streams);
        return Dampening.Dampen(original, forget, all, AdaptiveThreshold.Of(forget, all, problem), Lambda);
    }
}
