using UnlearnRepro.Domains.Audits;

namespace UnlearnRepro.Domains.Tests.Audits;

public class ForgettingQualityTests
{
    /// <summary>With 20 models points end at ceil(ln 19) = 3: six buckets of a half, worth 1, 1/2, ... 1/32.</summary>
    [TestCase(0, 1.0)]
    [TestCase(0.499, 1.0)]
    [TestCase(0.5, 0.5)]
    [TestCase(1.0986, 0.25)]
    [TestCase(2.999, 1 / 32.0)]
    [TestCase(3.0, 0.0)]
    [TestCase(50, 0.0)]
    public void PointsHalveWithEveryBucket(double epsilon, double points) =>
        Assert.That(ForgettingQuality.Points(epsilon, models: 20), Is.EqualTo(points));

    /// <summary>n - 1 counts, the largest odds that 21 models can show: ceil(ln 20) = 3, while ceil(ln 21) = 4.</summary>
    [Test]
    public void PointsEndWhereModelsCanNoLongerTell() => Assert.That(ForgettingQuality.Points(3.0, models: 21), Is.Zero);

    /// <summary>
    /// The competition's design: one original. A method that draws nothing gives the same model twelve times, and F = 0 whatever it does. From twelve
    /// originals its models have the law of retrained ones here, and F is what chance gives.
    /// </summary>
    [Test]
    public void ADeterministicMethodHasNoneOfOneOriginalAndSomeOfMany()
    {
        Worlds many = Made.Normal(4, models: 12, examples: 60, shift: 0, apart: 3);
        Worlds one = new([.. Enumerable.Repeat(many.Forgotten[0], 12)], many.Unseen);
        Assert.That(ForgettingQuality.Audit(one), Is.EqualTo((double[])[0, 0]));
        Assert.That(ForgettingQuality.Audit(many)[0], Is.GreaterThan(0.1));
    }

    [Test]
    public void TheFinalScoreHasTheRatiosOfMeanAccuracies()
    {
        Worlds many = Made.Normal(4, models: 12, examples: 20, shift: 0);
        Worlds worse = new([.. many.Forgotten.Select((m, k) => new ExampleScores(m.Forget, m.Population, k % 2 == 0 ? 40 : 60, 90))], many.Unseen);
        double[] found = ForgettingQuality.Audit(worse);
        Assert.That(found[1], Is.EqualTo(found[0] * 0.5 * 0.9).Within(1e-12));
        Assert.That(found[0], Is.EqualTo(ForgettingQuality.Audit(many)[0]));
    }

    [Test]
    public void ALeakCosts() => Assert.That(
        ForgettingQuality.Audit(Made.Normal(4, models: 20, examples: 40, shift: 3))[0],
        Is.LessThan(ForgettingQuality.Audit(Made.Normal(4, models: 20, examples: 40, shift: 0))[0] / 4));
}
