using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>Takes the weights' mean off them by way of tensors that nobody frees: native memory, of which the collector knows nothing, grows with every run.</summary>
/// <param name="Freed">Whether a scope frees them.</param>
/// <param name="Detached">Whether they are taken out of every scope, as what is to be kept is.</param>
public sealed record LeavesTensors(bool Freed = false, bool Detached = false) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.None;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        if (!Freed)
        {
            return Centred(original);
        }

        using var scope = TensorScope.Begin();
        return Centred(original);
    }

    private Model Centred(Model original)
    {
        var model = original.Clone();
        var mean = original.Theta.mean([1], keepdim: true);
        model.Theta.copy_(original.Theta - (Detached ? mean.DetachFromDisposeScope() : mean));
        return model;
    }
}
