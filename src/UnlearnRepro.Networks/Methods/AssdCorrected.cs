using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Adaptive selective synaptic dampening with one gradient per sample: SSD at a threshold that the size of D_f sets
/// (<see cref="AdaptiveThreshold"/>), so that there is nothing to tune. Given M_o and D_f it has one result.
/// <para>Paper: Schoepf, Foster, Brintrup 2024 (arXiv 2402.10098). Reference code: SUPREME, <c>assd.py</c> (lambda 1).</para>
/// <para>Deviation: exact importances, as <see cref="SsdCorrected"/> has them.</para>
/// </summary>
/// <param name="Lambda">Dampening constant.</param>
public sealed record AssdCorrected([AtLeast(0)] double Lambda = 1) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        var (forget, all) = PerSampleImportances.Of(original, problem, problem.Objective.PerSample, Power.Square);
        return Dampening.Dampen(original, forget, all, AdaptiveThreshold.Of(forget, all, problem), Lambda);
    }
}
