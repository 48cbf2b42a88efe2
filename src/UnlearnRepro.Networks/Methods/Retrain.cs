using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// The reference M_r: the training recipe on D_r from a fresh initialisation, on a seed axis of its own.
/// <para>Deviation: the code that SSD published re-initialises only the last layer (issue 1 of its repository);
/// here every parameter and buffer starts anew.</para>
/// </summary>
public sealed record Retrain : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Retraining;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams) =>
        Trainer.Train(original.Network, problem.Retain, problem.Recipe, problem.Objective, streams, original.Theta.dtype);
}
