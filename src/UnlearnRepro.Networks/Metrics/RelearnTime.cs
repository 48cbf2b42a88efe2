using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Metrics;

/// <summary>
/// How fast D_f comes back: passes over D_f until the accuracy on it is at most <see cref="Tolerance"/> points below M_o's (Golatkar et al.
/// 2020, relearn time; Tarun et al. 2023, anamnesis). Retrain's number is the ideal: fewer passes mean that the model still knew D_f, more that
/// it was damaged. A pass goes through D_f in index order, in the recipe's batches, with its optimiser at a fiftieth of its step size and
/// no schedule, so that nothing is drawn.
/// <para>The count is censored: a model that is not there after <see cref="Most"/> passes counts as <see cref="Most"/>, so that a mean over
/// models is too low where some are, and a spread too small. A value of <see cref="Most"/> means "at least".</para>
/// </summary>
/// <param name="Forget">D_f.</param>
/// <param name="Recipe">How M_o was trained.</param>
/// <param name="Objective">What it was trained to do.</param>
/// <param name="OnForget">How well a model knows D_f, in points.</param>
public sealed record RelearnTime(Samples Forget, Recipe Recipe, Objective Objective, Func<Model, double> OnForget)
{
    /// <summary>Passes after which one gives up.</summary>
    public const int Most = 30;

    /// <summary>Points of accuracy that may be missing.</summary>
    public const double Tolerance = 1;

    private const double StepSize = 0.02;

    /// <summary>0 to <see cref="Most"/>; 0 where the accuracy is there already. The model is not changed.</summary>
    /// <param name="model">A model of one lane.</param>
    /// <param name="originalForget">M_o's accuracy on D_f in percent.</param>
    public int Passes(Model model, double originalForget)
    {
        using var scope = TensorScope.Begin();
        using var learner = model.Clone();
        using var state = Recipe.Optimiser.For(learner);
        var order = arange(Forget.Count).unsqueeze(0);
        int passes = 0;
        for (; passes < Most && !(OnForget(learner) >= originalForget - Tolerance); passes++)
        {
            Descent.Pass(
                state, Forget, order, Recipe.BatchSize,
                (batch, _) => Objective.Mean(learner.Forward(batch.X, training: true), batch),
                _ => StepSize * Recipe.Optimiser.LearningRate);
        }

        return passes;
    }
}
