using UnlearnRepro.Statistics.Components;

namespace UnlearnRepro.Statistics.Tests;

public class AllocationTests
{
    [TestCase(0.5, 10, 3.1623)]
    [TestCase(0.05, 50, 30.822)]
    [TestCase(0.8, 50, 3.5355)]
    public void OptimumIsTheSquareRootOfCostsTimesVariances(double icc, double costRatio, double expected) =>
        Assert.That(new Allocation(icc, 1 - icc, costRatio, 1).OptimalUnlearningSeeds, Is.EqualTo(expected).Within(1e-3));

    [Test]
    public void BestWholeNumberIsFoundByTryingAll([Values(0.02, 0.3, 0.5, 0.9, 0.999)] double icc, [Values(0.5, 3, 20, 70)] double ratio)
    {
        double Product(int j) => (icc + ((1 - icc) / j)) * (ratio + j);
        int expected = Enumerable.Range(1, 100).MinBy(Product);
        Assert.That(new Allocation(icc, 1 - icc, ratio, 1).BestUnlearningSeeds(), Is.EqualTo(expected));
    }

    [Test]
    public void DeterministicMethodNeedsOneUnlearningSeed()
    {
        Allocation a = new(4, 0, 50, 1);
        Assert.That((a.OptimalUnlearningSeeds, a.BestUnlearningSeeds(), a.Efficiency(1)), Is.EqualTo((0.0, 1, 1.0)));
        Assert.That(a.Variance(10, 1), Is.EqualTo(a.Variance(10, 5)), "more unlearning seeds buy nothing");
        Assert.That(a.Efficiency(5), Is.EqualTo(51 / 55.0).Within(1e-12));
    }

    [Test]
    public void WithoutTrainingVarianceOnlyTheLimitStopsJ()
    {
        Allocation a = new(0, 4, 50, 1);
        Assert.That((a.OptimalUnlearningSeeds, a.BestUnlearningSeeds(30)), Is.EqualTo((double.PositiveInfinity, 30)));
        Assert.That(a.Efficiency(50), Is.EqualTo(0.5).Within(1e-12), "half of the money goes into training");
        Assert.That(new Allocation(0, 0, 1, 1).Efficiency(3), Is.EqualTo(1));
    }

    [Test]
    public void EquationFour() => Assert.That(new Allocation(4, 9, 1, 1).Variance(5, 3), Is.EqualTo(0.8 + 0.6).Within(1e-15));

    [Test]
    public void EfficiencyFollowsTheClosedForm([Values(1, 10, 50)] double c, [Values(1, 2, 4)] double k, [Values(2, 5, 9)] int j)
    {
        double expected = Math.Pow(Math.Sqrt(c) + Math.Sqrt(k), 2) / ((c + j) * (1 + (k / j)));
        Assert.That(new Allocation(1, k, c, 1).Efficiency(j), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void TrainingSeedsForATargetAreTheFewest([Values(0.2, 0.5, 1, 3)] double h, [Values(1, 4)] int j)
    {
        Allocation a = new(1, 2, 10, 1);
        int expected = Enumerable.Range(2, 1000).First(i => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, i - 1, 0.975)
            * Math.Sqrt((1.0 / i) + (2.0 / (i * j))) <= h);
        Assert.That(a.TrainingSeedsFor(h, j), Is.EqualTo(expected));
    }

    [Test]
    public void TargetOutOfReachIsNull() => Assert.That(new Allocation(1, 0, 1, 1).TrainingSeedsFor(1e-4, 1), Is.Null);

    [Test]
    public void FloorIsTheLimitOfManyUnlearningSeeds()
    {
        Allocation a = new(4, 9, 10, 1);
        // t_4 at .975 = 2.776445
        Assert.That(a.Floor(5), Is.EqualTo(2.776445 * 2 / Math.Sqrt(5)).Within(1e-6));
        Assert.That(a.HalfWidth(5, 1_000_000), Is.GreaterThan(a.Floor(5)).And.EqualTo(a.Floor(5)).Within(1e-4));
    }

    [Test]
    public void NonsenseIsRefused()
    {
        Assert.That(() => new Allocation(-1, 1, 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Allocation(1, double.NaN, 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Allocation(1, 1, 0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
