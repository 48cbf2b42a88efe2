using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>SCRUB's smoothing term without an effect: the published code takes the student's distance from itself.</summary>
/// <param name="Smoothing">Weight of the distance.</param>
public sealed record StudentBesideItself(double Smoothing = 0.5) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams) =>
        Smoothed.Descend(original, problem, streams, model => Smoothing * Smoothed.Distance(model, model, difference => difference.norm()));
}

/// <summary>NaN at distance 0, where every run starts: the derivative of a root there is infinite, and times 0 it is none. What a fix of the term meets first.</summary>
/// <param name="Smoothing">Weight of the distance.</param>
public sealed record RootOfNothing(double Smoothing = 0.5) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams) =>
        Smoothed.Descend(original, problem, streams, model => Smoothing * Smoothed.Distance(model, original, difference => difference.square().sum().sqrt()));
}

/// <summary>Descent on D_r with a further term.</summary>
internal static class Smoothed
{
    public static Model Descend(Model original, Problem problem, Streams streams, Func<Model, Tensor> term)
    {
        var model = original.Clone();
        Descent.Minimise(
            model, problem.Retain, new Sgd(0.05), epochs: 1, batchSize: 5, streams,
            (batch, _) => Loss.CrossEntropy(model.Forward(batch.X, training: true), batch.Y, batch.Lanes) + term(model));
        return model;
    }

    public static Tensor Distance(Model model, Model from, Func<Tensor, Tensor> norm) =>
        model.Network.Parameters.Select(p => norm(model.Leaf(p) - from.Leaf(p).detach())).Aggregate((a, b) => a + b);
}
