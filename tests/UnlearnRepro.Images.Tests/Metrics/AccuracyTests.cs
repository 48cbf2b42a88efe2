using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;

namespace UnlearnRepro.Images.Tests.Metrics;

public class AccuracyTests
{
    [Test]
    public void ItIsTheShareOfSamplesWhoseLargestLogitIsTheirLabel()
    {
        using var predictions = Given.Logits([[2, 1, 0], [0, 3, 1], [-1, -2, -3], [0, 0, 5], [1, 0, 0]], 0, 1, 2, 2, 1);
        Assert.That(Accuracy.Of(predictions), Is.EqualTo(60.0));
    }

    [Test]
    public void NeitherTheScaleOfTheLogitsNorTheOrderOfSamplesMatters()
    {
        using var predictions = Given.Random(7, 50, 4);
        using var scaled = new Predictions((predictions.Logits * 3) - 11, predictions.Labels.clone());
        using var reversed = predictions.Rows(arange(49, -1, -1, dtype: int64));
        Assert.That(Accuracy.Of(predictions), Is.InRange(2, 98));
        Assert.That(Accuracy.Of(scaled), Is.EqualTo(Accuracy.Of(predictions)));
        Assert.That(Accuracy.Of(reversed), Is.EqualTo(Accuracy.Of(predictions)));
    }

    [TestCase(0, 100)]
    [TestCase(1, 0)]
    public void OneSampleIsAllOrNothing(long label, double expected)
    {
        using var predictions = Given.Logits([[1, 0]], label);
        Assert.That(Accuracy.Of(predictions), Is.EqualTo(expected));
    }
}
