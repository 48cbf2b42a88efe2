using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>Retrains from M_o with a fresh last layer: SSD's repository, whose loop over children finds nothing else to reset in its ResNet-18.</summary>
public sealed record WarmRetrain : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Retraining;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        var (network, recipe) = (original.Network, problem.Recipe);
        var model = original.Clone();
        using (var fresh = Model.Initialise(network, streams, original.Theta.device, original.Theta.dtype))
        {
            // Weight and bias of the last layer are the end of Theta.
            long size = network.Parameters[^1].Size + network.Parameters[^2].Size;
            model.Theta.narrow(1, network.Size - size, size).copy_(fresh.Theta.narrow(1, network.Size - size, size));
        }

        int steps = recipe.Epochs * Descent.Steps(problem.Retain.Count, recipe.BatchSize);
        Descent.Minimise(
            model, problem.Retain, recipe.Optimiser, recipe.Epochs, recipe.BatchSize, streams,
            (batch, _) => Loss.CrossEntropy(model.Forward(batch.X, training: true), batch.Y, batch.Lanes), step => recipe.LearningRate(step, steps));
        return model;
    }
}
