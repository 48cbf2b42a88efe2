using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>
/// A method under a declaration that is not its own: dampening, which its paper defines without a draw, over a shuffled loader (SUPREME, <c>ssd.py</c>
/// and, where it shows in the rounding alone, <c>ssd_det.py</c>).
/// </summary>
/// <param name="Randomness">What it says of itself.</param>
/// <param name="Inner">What it does.</param>
public sealed record Declared(Randomness Randomness, IUnlearningMethod Inner) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams) => Inner.Unlearn(original, problem, streams);
}
