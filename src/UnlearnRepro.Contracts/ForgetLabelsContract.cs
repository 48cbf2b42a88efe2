using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Contracts;

/// <summary>
/// For a method that does not look at which label a sample of D_f has, as most need not. One that is said not to and yet changes with these labels
/// trains on D_f somewhere: a repair set holds samples that are to be forgotten. A method that forgets by the labels, by ascent or by
/// importances, does not derive it.
/// </summary>
/// <param name="method">The method, with settings that change a model of 24 samples.</param>
/// <param name="network">A network for 16 pixels and 3 classes.</param>
public abstract class ForgetLabelsContract(IUnlearningMethod<ClassProblem> method, Network network)
{
    [Test]
    public void WhatIsToBeForgottenIsNotLearned()
    {
        using var problem = new SmallProblem(network, [1]);
        var p = problem.Problem;
        using var relabelled = new Samples(p.Forget.X.clone(), (p.Forget.Y + 1).remainder(p.Classes));
        var other = new ClassProblem(relabelled, p.Retain, p.Classes, p.Recipe, p.Validation, p.History);
        Assert.That(Unlearned(other), Is.EqualTo(Unlearned(p)), "M_u, had every sample of D_f the next label");

        string Unlearned(ClassProblem with)
        {
            using var unlearned = method.Unlearn(problem.Original, with, SeededStreams.Of(20));
            return SmallProblem.Hashes(unlearned).Single();
        }
    }
}
