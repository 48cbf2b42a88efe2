using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Metrics;

/// <summary>
/// Predictions are of one sample each and of all of them, and another model is not the same one. That a model against itself is ideal and
/// that measuring changes nothing is in the <see cref="Contracts.MeasurementContract"/>.
/// </summary>
public class IdentityTests
{
    private static IEnumerable<Network> Networks() => [Mlp.Of(16, [8], 3), SmallCnn.Of(new(1, 4, 4), 2, 3, 3)];

    [TestCaseSource(nameof(Networks))]
    public void AnotherModelIsNot(Network network)
    {
        using var model = Given.Model(network, 7);
        using var other = Given.Model(network, 8);
        var measured = Measure(model, other);
        Assert.That(measured.Where(m => m.Key.StartsWith("js", StringComparison.Ordinal) || m.Key.StartsWith("activation", StringComparison.Ordinal) || m.Key.StartsWith("distance", StringComparison.Ordinal)).Select(m => m.Value), Has.Exactly(10).GreaterThan(0));
    }

    [Test]
    public void ASamplesPredictionDoesNotDependOnItsCompany()
    {
        using var model = Given.Model(SmallCnn.Of(new(1, 4, 4), 2, 3, 3), 7);
        var data = Given.Data();
        using var all = Predictions.Of(model, data.Train);
        using var few = data.Train.Rows(tensor(new long[] { 3, 17 }));
        using var alone = Predictions.Of(model, few);
        using var rows = all.Rows(tensor(new long[] { 3, 17 }));
        Assert.That(alone.Logits.data<double>().ToArray(), Is.EqualTo(rows.Logits.data<double>().ToArray()).Within(1e-6));
    }

    [Test]
    public void ALongSetIsPredictedWholeAndInOrder()
    {
        // 2,500 samples are more than two chunks; sample i is i times the first pixel.
        var network = Mlp.Of(1, [], 2);
        using var model = Given.Model(network, 7);
        model.Theta.copy_(tensor(new float[] { 1, -1, 0, 0 }).unsqueeze(0));
        using var samples = new UnlearnRepro.Kernels.Training.Samples(arange(2500, dtype: float32).unsqueeze(1), arange(2500, dtype: int64).remainder(2));
        using var predictions = Predictions.Of(model, samples);
        Assert.That(predictions.Logits.select(1, 0).data<double>().ToArray(), Is.EqualTo(Enumerable.Range(0, 2500).Select(i => (double)i)));
        Assert.That(predictions.Count, Is.EqualTo(2500));
    }

    [Test]
    public void NotAFiniteLogitIsSeenWhereverItIs()
    {
        using var model = Given.Model(Mlp.Of(16, [8], 3), 7);
        var data = Given.Data();
        using (var evaluation = new Evaluation(model, data))
        {
            Assert.That(evaluation.IsFinite);
        }

        // Finite weights that overflow: the accuracy would still be a number.
        model.Theta.fill_(1e38f);
        using var overflowed = new Evaluation(model, data);
        Assert.That(double.IsFinite(Accuracy.Of(overflowed.Forget)));
        Assert.That(overflowed.IsFinite, Is.False);
    }

    [Test]
    public void MetricsHaveDistinctNamesWithUnitsAndIdeals()
    {
        Assert.That(ImageMetrics.All.Select(m => m.Info.Name), Is.Unique);
        Assert.That(ImageMetrics.All.Select(m => m.Info.Ideal), Has.All.Not.Empty);
        Assert.That(ImageMetrics.All.Select(m => m.Info.Goal), Has.All.Not.Empty);
        Assert.That(ImageMetrics.All.Select(m => m.Info.Description), Has.All.Not.Empty);
    }

    private static Dictionary<string, double> Measure(Model model, Model reference)
    {
        var data = Given.Data();
        using var own = new Evaluation(model, data);
        using var its = new Evaluation(reference, data);
        var measured = Given.Measured(model, own, reference, its, data);
        return ImageMetrics.All.ToDictionary(m => m.Info.Name, m => m.Of(measured));
    }
}
