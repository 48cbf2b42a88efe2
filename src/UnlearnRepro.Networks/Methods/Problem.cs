using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>What is to be forgotten and what kept.</summary>
public sealed class Problem
{
    /// <summary>States a problem; the samples stay the caller's.</summary>
    /// <param name="forget">D_f.</param>
    /// <param name="retain">D_r.</param>
    /// <param name="classes">C, the number of classes.</param>
    /// <param name="recipe">How M_o was trained.</param>
    /// <param name="validation">Samples of D_f's distribution that M_o never saw.</param>
    /// <param name="history">How this very M_o was trained.</param>
    /// <exception cref="ArgumentException">D_f or D_r is empty.</exception>
    public Problem(Samples forget, Samples retain, int classes, Recipe recipe, Samples? validation = null, TrainingHistory? history = null)
    {
        if (forget.Count == 0 || retain.Count == 0)
        {
            string empty = forget.Count == 0 ? "forget set D_f" : "retain set D_r";
            throw new ArgumentException($"{empty}: expected at least one sample, found none", forget.Count == 0 ? nameof(forget) : nameof(retain));
        }

        (Forget, Retain, Classes, Recipe, Validation, History) = (forget, retain, classes, recipe, validation, history);
    }

    /// <summary>D_f.</summary>
    public Samples Forget { get; }

    /// <summary>D_r.</summary>
    public Samples Retain { get; }

    /// <summary>C.</summary>
    public int Classes { get; }

    /// <summary>How M_o was trained.</summary>
    public Recipe Recipe { get; }

    /// <summary>Samples of D_f's distribution that M_o never saw; null if there are none. Methods that select a model by them need them.</summary>
    public Samples? Validation { get; }

    /// <summary>How this very M_o was trained, to replay it; null if it is not known.</summary>
    public TrainingHistory? History { get; }
}
