using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// What it does, in a sentence, and its objective: min CE(D_r).
/// <para>Paper: PAPER. Reference code: REFERENCE. Deviations: none.</para>
/// </summary>
/// <param name="LearningRate">Step size, at least 0.</param>
/// <param name="Epochs">Passes over D_r.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record MyMethod(double LearningRate = 0.02, int Epochs = 5, int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        if (!(LearningRate >= 0))
        {
            throw new ArgumentException(FormattableString.Invariant($"method MyMethod, LearningRate: expected at least 0, found {LearningRate}"));
        }

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
