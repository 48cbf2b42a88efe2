using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Selective synaptic dampening as published code has it: squares of batch-mean gradients over shuffled batches.
/// The result depends on which samples share a batch and so on s_unlearn.
/// <para>Paper: Foster, Schoepf, Brintrup 2024 (arXiv 2308.07707). Reference code: SUPREME, <c>ssd.py</c> (alpha 10,
/// lambda 1, batch 64, all loaders shuffled; upstream shuffles only D_r). Gradients and their squares are single as there; they
/// are added up in double precision, which moves a factor by a rounding of single precision.</para>
/// </summary>
/// <param name="Alpha">Selection threshold.</param>
/// <param name="Lambda">Dampening constant.</param>
/// <param name="BatchSize">Samples whose gradients are averaged before squaring.</param>
public sealed record SsdPublished(
    [AtLeast(0)] double Alpha = 10,
    [AtLeast(0)] double Lambda = 1,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        var (forget, all) = BatchMeanImportances.Of(original, problem, problem.Objective.PerSample, Power.Square, BatchSize, streams);
        return Dampening.Dampen(original, forget, all, Alpha, Lambda);
    }
}
