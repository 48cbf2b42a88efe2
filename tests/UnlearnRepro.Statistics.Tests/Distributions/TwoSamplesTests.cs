using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Distributions;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class TwoSamplesTests
{
    // Of the C(6, 3) = 20 orders 2 are 3/3 apart and 12 at least 2/3.
    [TestCase(new[] { 1.0, 2, 3 }, new[] { 4.0, 5, 6 }, 1, 0.1)]
    [TestCase(new[] { 1.0, 2, 4 }, new[] { 3.0, 5, 6 }, 2 / 3.0, 0.6)]
    [TestCase(new[] { 1.0, 3, 5 }, new[] { 2.0, 4, 6 }, 1 / 3.0, 1)]
    [TestCase(new[] { 1.0, 1 }, new[] { 1.0 }, 0, 1)]
    public void ThreeAndThree(double[] a, double[] b, double distance, double p)
    {
        var test = TwoSamples.Of(a, b);
        Assert.That((test.Distance, TwoSamples.DistanceOf(b, a)), Is.EqualTo((distance, distance)));
        Assert.That(test.PValue, Is.EqualTo(p).Within(1e-15));
    }

    // Figures of scipy 1.10.1, ks_2samp(a, b): sizes that differ, with ties and without.
    [TestCase(new[] { 1.0, 1, 2, 5 }, new[] { 0.0, 1, 2, 2, 2 }, 0.25, 0.9920634920634921)]
    [TestCase(new[] { 0.3, 0.7, 0.9, 4 }, new[] { 0.1, 0.2, 0.5, 0.6, 1 }, 0.55, 0.4285714285714286)]
    public void AsScipy(double[] a, double[] b, double distance, double p)
    {
        var test = TwoSamples.Of(a, b);
        Assert.That(test.Distance, Is.EqualTo(distance).Within(1e-12));
        Assert.That(test.PValue, Is.EqualTo(p).Within(1e-12));
    }

    [TestCase(60, 37, 101, 10, 45, 53, 97, 8, 0, 0.47570855850344584)]
    [TestCase(400, 37, 401, 1, 396, 53, 397, 1, 40.5, 0.027664609983372418)]
    public void AsScipyForMany(int n, int stepA, int moduloA, int partA, int m, int stepB, int moduloB, int partB, double shift, double p)
    {
        double[] a = [.. Enumerable.Range(0, n).Select(k => k * stepA % moduloA / (double)partA)];
        double[] b = [.. Enumerable.Range(0, m).Select(k => (k * stepB % moduloB / (double)partB) + shift)];
        Assert.That(TwoSamples.Of(a, b).PValue, Is.EqualTo(p).Within(1e-10));
    }

    [Test]
    public void TiesMakeItLargerThanTheExactOneAndNothingElseDoes()
    {
        var tied = KolmogorovSmirnov.Of(new SeedGrid([[1], [1], [2], [5]]), new References([0, 1, 2, 2, 2]));
        Assert.That(TwoSamples.Of([1, 1, 2, 5], [0, 1, 2, 2, 2]).PValue, Is.GreaterThan(tied.PValue + 0.1));
        var untied = KolmogorovSmirnov.Of(new SeedGrid([[0.3], [0.7], [0.9], [4]]), new References([0.1, 0.2, 0.5, 0.6, 1]));
        Assert.That(TwoSamples.Of([0.3, 0.7, 0.9, 4], [0.1, 0.2, 0.5, 0.6, 1]).PValue, Is.EqualTo(untied.PValue).Within(1e-15));
    }

    // Next to a ratio of 1e9, values of 1e-8 differ by less than the rounding of the large one; they are told apart here.
    [Test]
    public void SmallValuesBesideALargeOneAreNoTies() =>
        Assert.That(TwoSamples.DistanceOf([1e-8, 2e-8, 1e9], [3e-8, 4e-8, 5e-8]), Is.EqualTo(2 / 3.0).Within(1e-15));

    [Test]
    public void InfinityIsAValueAndNaNIsNone()
    {
        Assert.That(TwoSamples.DistanceOf([1, double.PositiveInfinity], [2, double.PositiveInfinity]), Is.EqualTo(0.5));
        Assert.That(() => TwoSamples.Of([1, double.NaN], [2]), Throws.ArgumentException.With.Message.Contain("found NaN"));
        Assert.That(() => TwoSamples.Of([1], []), Throws.ArgumentException.With.Message.Contain("found none"));
    }
}
