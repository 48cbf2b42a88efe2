using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Loss-free selective synaptic dampening, one gradient per sample: the importance is the mean of |d ||f(x)||^2 / d theta|,
/// which needs no labels.
/// <para>Paper: Foster et al. 2024, Loss-free machine unlearning (arXiv 2402.19308); correction: Lanyon et al.
/// (arXiv 2510.26714), appendix B. Reference code: SUPREME, <c>lfssd_det.py</c> (alpha 10, lambda 1).</para>
/// </summary>
/// <param name="Alpha">Selection threshold.</param>
/// <param name="Lambda">Dampening constant.</param>
public sealed record LfssdCorrected([AtLeast(0)] double Alpha = 10, [AtLeast(0)] double Lambda = 1) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        var (forget, all) = PerSampleImportances.Of(original, problem, SquaredNorm, Power.Absolute);
        return Dampening.Dampen(original, forget, all, Alpha, Lambda);

        Tensor SquaredNorm(Tensor output, Batch batch) => problem.Objective.BySample(Loss.SquaredNorm(output), batch);
    }
}
