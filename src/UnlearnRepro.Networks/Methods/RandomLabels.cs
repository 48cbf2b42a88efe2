using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Teaches wrong answers: CE on D_f with labels drawn once, uniformly among the wrong ones, and on D_r with its own.
/// <para>Paper: Graves et al. 2021 (where "amnesiac" means something else), Hayase et al. 2020. Reference code: SUPREME,
/// <c>random_labeling.py</c> (Adam 1e-4, 3 epochs, batch 128, labels fixed over epochs, both sets shuffled together, batch norm in training
/// mode).</para>
/// </summary>
/// <param name="LearningRate">Adam's step size.</param>
/// <param name="Epochs">Passes over D_f and D_r together.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record RandomLabels(
    [AtLeast(0)] double LearningRate = 1e-4,
    [AtLeast(1)] int Epochs = 3,
    [AtLeast(1)] int BatchSize = 128) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        using var forget = new Samples(problem.Forget.X.alias(), WrongLabels(problem, streams));
        using var samples = forget.Concat(problem.Retain);
        var model = original.Clone();
        Descent.Minimise(
            model,
            samples,
            new Adam(LearningRate),
            Epochs,
            BatchSize,
            streams,
            (batch, _) => problem.Loss(model, batch));
        return model;
    }

    /// <summary>Uniform over the C-1 labels that are not the true one: <c>[L, N_f]</c>, purpose <c>labels</c>.</summary>
    public static Tensor WrongLabels(ClassProblem problem, Streams streams)
    {
        using var scope = TensorScope.Begin();
        var truth = problem.Forget.Y;
        var shift = streams.Integers("labels", 0, problem.Forget.Count, from: 1, to: problem.Classes);
        return scope.Keep((truth + shift.to(truth.device)).remainder(problem.Classes));
    }
}
