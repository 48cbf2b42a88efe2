using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Optimisers;

/// <summary>An optimiser's settings; <see cref="For"/> gives the running optimiser of one model.</summary>
/// <param name="LearningRate">Step size before any schedule.</param>
public abstract record Optimiser(double LearningRate)
{
    /// <summary>Starts on a model, with fresh state.</summary>
    public abstract OptimiserState For(Model model);
}

/// <summary>The running state of an optimiser on one model's flat block.</summary>
public abstract class OptimiserState(Model model) : IDisposable
{
    /// <summary>Number of steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>The model that is stepped.</summary>
    public Model Model => model;

    /// <summary>One step along the gradient that the last backward pass left.</summary>
    /// <param name="learningRate">The step size after the schedule.</param>
    public void Step(double learningRate)
    {
        Steps++;
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        Apply(learningRate);
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Changes Theta; <see cref="Steps"/> is already counted.</summary>
    protected abstract void Apply(double learningRate);
}
