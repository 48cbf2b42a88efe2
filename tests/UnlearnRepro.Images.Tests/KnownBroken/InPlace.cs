using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>Dampens the model that it is given and hands it back: the code of SSD, harmless only where every run loads M_o anew.</summary>
public sealed record InPlace : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        using var dampened = new SsdCorrected(Alpha: 0.5).Unlearn(original, problem, streams);
        original.Theta.copy_(dampened.Theta);
        return original.Clone();
    }
}
