using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;

namespace UnlearnRepro.Images.Tests.Metrics;

public class CrossEntropyTests
{
    [Test]
    public void ItIsTheMeanSurpriseAtTheTrueClass()
    {
        using var predictions = Given.Probabilities([[0.7, 0.1, 0.1, 0.1], [0.7, 0.1, 0.1, 0.1], [0.2, 0.3, 0.4, 0.1]], 0, 1, 2);
        Assert.That(CrossEntropy.Of(predictions), Is.EqualTo(-Math.Log(0.7 * 0.1 * 0.4) / 3).Within(1e-14));
    }

    [Test]
    public void AConstantAddedToASamplesLogitsChangesNothing()
    {
        using var predictions = Given.Random(7, 20, 4);
        using var moved = new Predictions(predictions.Logits + arange(20, dtype: float64).unsqueeze(1), predictions.Labels.clone());
        Assert.That(CrossEntropy.Of(moved), Is.EqualTo(CrossEntropy.Of(predictions)).Within(1e-12));
    }

    [TestCase(2)]
    [TestCase(10)]
    public void KnowingNothingCostsTheLogarithmOfTheClasses(int classes)
    {
        using var predictions = Given.Logits([new double[classes]]);
        Assert.That(CrossEntropy.Of(predictions), Is.EqualTo(Math.Log(classes)).Within(1e-14));
    }

    [Test]
    public void BeingSureAndWrongIsFinite()
    {
        using var predictions = Given.Logits([[1000, 0]], 1);
        Assert.That(CrossEntropy.Of(predictions), Is.EqualTo(1000));
    }
}
