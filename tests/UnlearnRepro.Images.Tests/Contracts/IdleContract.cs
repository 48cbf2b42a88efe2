using UnlearnRepro.Contracts;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>A method whose settings leave it nothing to do gives M_o, parameters and batch norm's averages, to the bit.</summary>
/// <param name="method">The method with such settings.</param>
public abstract class IdleContract(IUnlearningMethod<ClassProblem> method)
{
    private static readonly Network Network = SmallCnn.Of(new(1, 4, 4), 2, 3, 3);

    [Test]
    public void ItGivesTheOriginal()
    {
        using var problem = new SmallProblem(Network, [1]);
        using var unlearned = method.Unlearn(problem.Original, problem.Problem, Given.Streams(20));
        Assert.That(SmallProblem.Hashes(unlearned), Is.EqualTo(SmallProblem.Hashes(problem.Original)), $"{method}");
    }
}

/// <summary>The contract of the methods that have such settings: no noise, no step, no selected weight.</summary>
[TestFixtureSource(nameof(Idle))]
public class IdleContractTests(IUnlearningMethod<ClassProblem> method) : IdleContract(method)
{
    private static IEnumerable<TestFixtureData> Idle() => ((IUnlearningMethod<ClassProblem>[])
    [
        new Original(), new Jit(Sigma: 0), new FisherForgetting(Alpha: 0), new InfluenceUnlearning(Alpha: 0), new SsdCorrected(Alpha: 1e30), new SsdPublished(Alpha: 1e30),
        new LfssdCorrected(Alpha: 1e30), new LfssdPublished(Alpha: 1e30),
    ]).Select(method => new TestFixtureData(method).SetArgDisplayNames(method.GetType().Name));
}
