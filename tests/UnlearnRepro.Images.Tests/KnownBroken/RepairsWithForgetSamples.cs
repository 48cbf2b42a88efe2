using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>A repair set that holds D_f: SUPREME's UNSIR for subclasses, which skips the superclass' number in a loop over fine classes.</summary>
/// <param name="Inner">The method, right but for the D_r that it is given.</param>
public sealed record RepairsWithForgetSamples(IUnlearningMethod<ClassProblem> Inner) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Inner.Randomness;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        using var retain = problem.Retain.Concat(problem.Forget);
        return Inner.Unlearn(original, new(problem.Forget, retain, problem.Classes, problem.Recipe, problem.Validation, problem.History), streams);
    }
}
