using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>Draws from a generator that the whole process shares, whose state is whatever ran before: SUPREME, and every repository that calls <c>manual_seed</c> once.</summary>
/// <param name="Noise">Noise of the shape of weights.</param>
public sealed record GlobalGenerator(Func<Tensor, Tensor> Noise) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <summary>From libtorch's.</summary>
    public static GlobalGenerator OfLibtorch { get; } = new(weights => randn_like(weights));

    /// <summary>The same, seeded before each draw, so that results repeat as long as no two cells run at once.</summary>
    public static GlobalGenerator Seeded { get; } = new(weights =>
    {
        manual_seed(7);
        return randn_like(weights);
    });

    /// <summary>From .NET's.</summary>
    public static GlobalGenerator OfDotNet { get; } = new(weights => full_like(weights, Random.Shared.NextDouble()));

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        var model = original.Clone();
        using var noise = Noise(original.Theta);
        model.Theta.add_(noise, 1e-3);
        return model;
    }
}
