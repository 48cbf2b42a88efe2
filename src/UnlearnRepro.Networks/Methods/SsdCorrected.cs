using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Selective synaptic dampening with the exact diagonal of the Fisher information, one gradient per sample, as its paper
/// states it. Given M_o and D_f it has one result.
/// <para>Paper: Foster, Schoepf, Brintrup 2024 (arXiv 2308.07707); correction: Lanyon et al. (arXiv 2510.26714),
/// appendix B. Reference code: SUPREME, <c>ssd_det.py</c> (alpha 10, lambda 1).</para>
/// <para>Deviation: sums run in index order, those over chunks in float64, so that equality is to the bit; the reference
/// code still shuffles.</para>
/// </summary>
/// <param name="Alpha">Selection threshold.</param>
/// <param name="Lambda">Dampening constant.</param>
public sealed record SsdCorrected([AtLeast(0)] double Alpha = 10, [AtLeast(0)] double Lambda = 1) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        var (forget, all) = PerSampleImportances.Of(original, problem, problem.Objective.PerSample, Power.Square);
        return Dampening.Dampen(original, forget, all, Alpha, Lambda);
    }
}
