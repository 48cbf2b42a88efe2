using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Networks.Metrics;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Metrics;

public class LayerDistancesTests
{
    [Test]
    public void TheLayerThatMovedIsNamed()
    {
        // 2 x 2 weights and 2 biases in each of fc1 and fc2.
        using var original = Given.Model(Mlp.Of(2, [2], 2), 7);
        using var model = original.Clone();
        model.Theta.narrow(1, 5, 1).add_(3);
        model.Theta.narrow(1, 0, 1).sub_(4);
        model.Theta.narrow(1, 6, 1).add_(2);
        using var far = original.Clone();
        far.Theta.narrow(1, 0, 1).sub_(4 + 7);
        var found = LayerDistances.Of(model, original, [original, far]);
        Assert.That(found.Keys, Is.EqualTo(new[] { "fc1", "fc2" }));
        Assert.That((found["fc1"].Original, found["fc2"].Original), Is.EqualTo((5.0, 2.0)).Using<(double A, double B)>((x, y) => Math.Abs(x.A - y.A) + Math.Abs(x.B - y.B) < 1e-5));

        // Squares 25 and 3^2 + 7^2 = 58, whose mean is 41.5.
        Assert.That(found["fc1"].Retrain, Is.EqualTo(Math.Sqrt(41.5)).Within(1e-5));
    }

    [Test]
    public void TheSquaresAddUpToTheWholeDistance()
    {
        var network = SmallCnn.Of(new(1, 4, 4), 2, 3, 3);
        using var model = Given.Model(network, 7);
        using var a = Given.Model(network, 8);
        using var b = Given.Model(network, 9);
        var one = LayerDistances.Of(model, a, [b]);
        Assert.That(Math.Sqrt(one.Values.Sum(d => d.Original * d.Original)), Is.EqualTo(WeightDistance.Between(model, a)).Within(1e-12));
        Assert.That(Math.Sqrt(one.Values.Sum(d => d.Retrain * d.Retrain)), Is.EqualTo(WeightDistance.Between(model, b)).Within(1e-12));
        Assert.That(one.Keys, Is.EqualTo(new[] { "conv1", "bn1", "conv2", "bn2", "fc" }));

        var two = LayerDistances.Of(model, a, [a, b]);
        double mean = (WeightDistance.Between(model, a) + WeightDistance.Between(model, b)) / 2;
        Assert.That(Math.Sqrt(two.Values.Sum(d => d.Retrain * d.Retrain)), Is.GreaterThanOrEqualTo(mean), "the root of a mean square is never below the mean");
        Assert.That(LayerDistances.Of(model, model, [model]).Values, Has.All.EqualTo(new UnlearnRepro.Studies.LayerDistance(0, 0)));
    }
}
