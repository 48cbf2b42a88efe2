using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>What is to be forgotten and what kept.</summary>
public class Problem
{
    /// <summary>States a problem; the samples stay the caller's.</summary>
    /// <param name="forget">D_f.</param>
    /// <param name="retain">D_r.</param>
    /// <param name="objective">What M_o was trained to do.</param>
    /// <param name="recipe">How M_o was trained.</param>
    /// <param name="validation">Samples of D_f's distribution that M_o never saw.</param>
    /// <param name="history">How this very M_o was trained.</param>
    /// <exception cref="ArgumentException">D_f or D_r is empty.</exception>
    public Problem(Samples forget, Samples retain, Objective objective, Recipe recipe, Samples? validation = null, TrainingHistory? history = null)
    {
        if (forget.Count == 0 || retain.Count == 0)
        {
            string empty = forget.Count == 0 ? "forget set D_f" : "retain set D_r";
            throw new ArgumentException($"{empty}: expected at least one sample, found none", forget.Count == 0 ? nameof(forget) : nameof(retain));
        }

        (Forget, Retain, Objective, Recipe, Validation, History) = (forget, retain, objective, recipe, validation, history);
    }

    /// <summary>D_f.</summary>
    public Samples Forget { get; }

    /// <summary>D_r.</summary>
    public Samples Retain { get; }

    /// <summary>What M_o was trained to do.</summary>
    public Objective Objective { get; }

    /// <summary>How M_o was trained.</summary>
    public Recipe Recipe { get; }

    /// <summary>Samples of D_f's distribution that M_o never saw; null if there are none. Methods that select a model by them need them.</summary>
    public Samples? Validation { get; }

    /// <summary>How this very M_o was trained, to replay it; null if it is not known.</summary>
    public TrainingHistory? History { get; }

    /// <summary>The objective's mean over the samples of each lane: <c>[L]</c>, or a scalar if L = 1.</summary>
    /// <param name="model">The model that is looked at.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="training">Whether batch norm uses, and is moved by, the batch.</param>
    public Tensor Loss(Model model, Batch batch, bool training = true) => Objective.Mean(model.Forward(batch.X, training), batch);
}
