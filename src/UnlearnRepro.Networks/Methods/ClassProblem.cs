using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>What is to be forgotten and what kept by a model that tells classes apart.</summary>
/// <param name="forget">D_f.</param>
/// <param name="retain">D_r.</param>
/// <param name="classes">C, the number of classes.</param>
/// <param name="recipe">How M_o was trained.</param>
/// <param name="validation">Samples of D_f's distribution that M_o never saw.</param>
/// <param name="history">How this very M_o was trained.</param>
/// <exception cref="ArgumentException">D_f or D_r is empty.</exception>
public sealed class ClassProblem(
    Samples forget, Samples retain, int classes, Recipe recipe, Samples? validation = null, TrainingHistory? history = null)
    : Problem(forget, retain, new Classification(classes), recipe, validation, history)
{
    /// <summary>C.</summary>
    public int Classes => ((Classification)Objective).Classes;
}
