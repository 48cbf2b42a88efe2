using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// What it does, in a sentence, and its objective: min CE(D_r).
/// <para>Paper: PAPER. Reference code: REFERENCE. Deviations: none.</para>
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_r.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record MyMethod(
    [AtLeast(0)] double LearningRate = 0.02,
    [AtLeast(1)] int Epochs = 5,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();

        // TODO: the method. This one goes on training on what is to be kept.
        var model = original.Clone();
        Descent.Minimise(
            model,
            problem.Retain,
            new Sgd(LearningRate),
            Epochs,
            BatchSize,
            streams,
            (retain, _) => problem.Loss(model, retain));
        return model;
    }
}
