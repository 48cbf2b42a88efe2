using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Loss-free selective synaptic dampening as published code has it: absolute values of batch means of d ||f(x)||^2 / d theta
/// over shuffled batches, in which gradients of opposite sign cancel. The result depends on s_unlearn.
/// <para>Paper: Foster et al. 2024, Loss-free machine unlearning (arXiv 2402.19308). Reference code: SUPREME, <c>lfssd.py</c>
/// (alpha 10, lambda 1, batch 64, all loaders shuffled; upstream shuffles only D_r). Precision as in <see cref="SsdPublished"/>.</para>
/// </summary>
/// <param name="Alpha">Selection threshold.</param>
/// <param name="Lambda">Dampening constant.</param>
/// <param name="BatchSize">Samples whose gradients are averaged before the absolute value.</param>
public sealed record LfssdPublished(
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
        var (forget, all) = BatchMeanImportances.Of(original, problem, SquaredNorm, Power.Absolute, BatchSize, streams);
        return Dampening.Dampen(original, forget, all, Alpha, Lambda);

        Tensor SquaredNorm(Tensor output, Batch batch) => problem.Objective.BySample(Loss.SquaredNorm(output), batch);
    }
}
