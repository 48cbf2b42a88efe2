using UnlearnRepro.Contracts;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>A mean of squared batch gradients against the mean of squared gradients, which is the Fisher information's empirical diagonal.</summary>
/// <param name="of">The importances of some samples from batches of 4, <c>[1, P]</c> in float64.</param>
public abstract class ImportanceContract(Func<Model, Samples, Tensor> of)
{
    /// <summary>
    /// Jensen: the square of a mean is at most the mean of the squares, and so for every weighting of batches by their size. With 9
    /// samples a batch of one is left over.
    /// </summary>
    [Test]
    public void ItIsNowhereAboveTheExactOne()
    {
        using var problem = new SmallProblem(Mlp.Of(16, [8], 3), [1], dtype: float64);
        using var samples = problem.Problem.Retain.Rows(arange(9));
        double[] found = of(problem.Original, samples).data<double>().ToArray();
        double[] exact = Importance.PerSample(problem.Original, samples, new Classification(3).PerSample, Power.Square).data<double>().ToArray();
        Assert.That(found.Zip(exact).Count(p => p.First > p.Second * (1 + 1e-9)), Is.Zero, $"elements of {exact.Length} above the exact ones");
    }
}

/// <summary>The contract of the exact importances, which may hold few samples at once and must not weigh them by that.</summary>
public class ImportanceContractTests() : ImportanceContract((model, samples) => Importance.PerSample(model, samples, new Classification(3).PerSample, Power.Square, chunk: 4));
