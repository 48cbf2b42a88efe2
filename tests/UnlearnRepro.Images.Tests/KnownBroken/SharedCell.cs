using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>A hyper-parameter that no text and so no content key has: results found again under another setting, open-unlearning #161.</summary>
/// <param name="Epochs">A hyper-parameter that the key has.</param>
public sealed record SharedCell(int Epochs = 1) : IUnlearningMethod
{
    /// <summary>One that it has not.</summary>
    public double LearningRate { get; init; } = 0.02;

    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams) => new Finetune(LearningRate, Epochs).Unlearn(original, problem, streams);
}
