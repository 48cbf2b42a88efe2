using UnlearnRepro.Contracts;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Methods;

public class MyMethodTests
{
    // TODO: a theorem of the method, a setting that makes it another one, or a step worked by hand.
    [Test]
    public void AStepOfSizeNoughtLeavesTheModelAsItWas()
    {
        using var scope = TensorScope.Begin();
        using var original = Original();
        using var unlearned = new MyMethod(LearningRate: 0).Unlearn(original, Problem(), SeededStreams.Of(2));
        Assert.That(unlearned.Theta.data<float>(), Is.EqualTo(original.Theta.data<float>()));
    }

    private static Model Original() => Model.Initialise(Mlp.Of(4, [3], 2), SeededStreams.Of(1));

    // Four images of four pixels; the first two are to be forgotten.
    private static ClassProblem Problem()
    {
        var (x, y) = (eye(4), tensor(new long[] { 0, 1, 0, 1 }));
        return new(
            new Samples(x[..2], y[..2]), new Samples(x[2..], y[2..]), classes: 2, new Recipe(new Sgd(0.1), Epochs: 1, BatchSize: 2));
    }
}
