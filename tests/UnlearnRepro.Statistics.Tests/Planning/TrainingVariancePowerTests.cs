using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

public class TrainingVariancePowerTests
{
    // Simulated elsewhere to two digits: .01 is their rounding and their error.
    [TestCase(0.3, 5, 5, 0.05, 0.48)]
    [TestCase(0.3, 5, 5, 0.01, 0.27)]
    [TestCase(0.3, 5, 5, 0.001, 0.10)]
    [TestCase(0.3, 10, 5, 0.05, 0.73)]
    [TestCase(0.3, 10, 5, 0.01, 0.52)]
    [TestCase(0.3, 10, 5, 0.001, 0.28)]
    [TestCase(0.3, 20, 5, 0.05, 0.93)]
    [TestCase(0.3, 20, 5, 0.01, 0.83)]
    [TestCase(0.3, 20, 5, 0.001, 0.63)]
    [TestCase(0.5, 10, 5, 0.05, 0.95)]
    [TestCase(0.1, 20, 5, 0.05, 0.36)]
    public void PowerOfKnownDesigns(double icc, int i, int j, double alpha, double expected) =>
        Assert.That(TrainingVariancePower.Of(icc, i, j, alpha), Is.EqualTo(expected).Within(0.01));

    [Test]
    public void ByHandWithTwoDegreesOfFreedomEach()
    {
        // I = 2, J = 2: F(1, 2), whose upper tail is 1 - sqrt(f / (f + 2)). Tail .05 at f = 18.5128; ICC 1/2: ratio 1 + 2 = 3.
        double f = 18.5128 / 3;
        Assert.That(TrainingVariancePower.Of(0.5, 2, 2), Is.EqualTo(1 - Math.Sqrt(f / (f + 2))).Within(1e-5));
    }

    [Test]
    public void WithoutTrainingVarianceThePowerIsAlpha([Values(2, 7)] int i, [Values(2, 5)] int j) =>
        Assert.That(TrainingVariancePower.Of(0, i, j, 0.03), Is.EqualTo(0.03).Within(1e-9));

    [Test]
    public void SimulatedGridsRejectAsOften()
    {
        // 4000 grids of 6 x 3: 4 standard errors of a share near .5 are .032. F_.95(5, 12) = 3.1059.
        Worlds worlds = new(41);
        int rejected = Enumerable.Range(0, 4000).Count(_ => Anova.Of(worlds.Grid(6, 3, 0.4)).F > 3.1059);
        Assert.That(rejected / 4000.0, Is.EqualTo(TrainingVariancePower.Of(0.4, 6, 3)).Within(0.032));
    }

    [Test]
    public void SeedsForAPowerAreTheFewest([Values(0.1, 0.3, 0.7)] double icc, [Values(2, 5)] int j)
    {
        int seeds = TrainingVariancePower.TrainingSeedsFor(icc, j, 0.9)!.Value;
        Assert.That(TrainingVariancePower.Of(icc, seeds, j), Is.GreaterThanOrEqualTo(0.9));
        Assert.That(seeds == 2 ? 0 : TrainingVariancePower.Of(icc, seeds - 1, j), Is.LessThan(0.9));
    }

    [Test]
    public void NothingToFindNeedsMoreThanAnyNumber() => Assert.That(TrainingVariancePower.TrainingSeedsFor(0, 5), Is.Null);

    [Test]
    public void BadArgumentsAreNamed()
    {
        Assert.That(() => TrainingVariancePower.Of(1, 5, 5), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("below 1"));
        Assert.That(() => TrainingVariancePower.Of(0.5, 5, 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("unlearningSeeds"));
        Assert.That(() => TrainingVariancePower.Of(0.5, 5, 2, double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("alpha"));
    }
}
