using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>Draws from the process' one generator, whose state is whatever ran before: SUPREME, and every repository that calls <c>manual_seed</c> once.</summary>
public sealed record GlobalGenerator : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        var model = original.Clone();
        using var noise = randn_like(original.Theta);
        model.Theta.add_(noise, 1e-3);
        return model;
    }
}
