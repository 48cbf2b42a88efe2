using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>A step of length 0.1 of all lanes together, so that a steep lane slows its neighbours: the mistake that computing seeds in one batch invites.</summary>
/// <param name="Apart">Whether each lane's gradient has its own norm, as it should.</param>
public sealed record ClippedTogether(bool Apart = false) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        using var scope = TensorScope.Begin();
        var model = original.Clone();
        var forget = problem.Forget.Slice(0, problem.Forget.Count, model.Lanes);
        model.Backward(Loss.CrossEntropy(model.Forward(forget.X), forget.Y, model.Lanes));
        var norm = Apart ? linalg.vector_norm(model.Gradient, 2, [1], keepdim: true) : linalg.vector_norm(model.Gradient, 2, [0, 1], keepdim: true);
        model.Theta.add_(0.1 * model.Gradient / norm);
        return model;
    }
}
