using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class WelchSummaryTests
{
    [Test]
    public void ASummaryIsAsGoodAsTheValues()
    {
        double[] a = [1, 4, 2, 8], b = [5, 7, 6];
        var of = WelchComparison.Of(new SeedGrid([.. a.Select(x => new[] { x })]), new References(b));
        var from = WelchComparison.Of([MeanSummary.Of(a)], [MeanSummary.Of(b)]);
        Assert.That(from.Difference.Interval!.Value.Lower, Is.EqualTo(of.Difference.Interval!.Value.Lower).Within(1e-12));
        Assert.That(from.Df, Is.EqualTo(of.Df).Within(1e-12));
    }

    [Test]
    public void HandWorkedDifferenceOfGaps()
    {
        // v = 4/4 = 1, 9/9 = 1, 20/10 = 2: error 2, df 16 / (1/3 + 1/8 + 4/9).
        var gap = WelchComparison.Of([new(10, 2, 4)], [new(3, 3, 9), new(5, Math.Sqrt(20), 10)]);
        Assert.That((gap.Difference.Value, gap.StandardError), Is.EqualTo((2.0, 2.0)).Using<(double, double)>((x, y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 1e-12));
        Assert.That(gap.Df, Is.EqualTo(16 / ((1 / 3.0) + (1 / 8.0) + (4 / 9.0))).Within(1e-12));
    }

    [Test]
    public void OneSeedHasNoInterval() =>
        Assert.That(WelchComparison.Of([new(1, 1, 10)], [new(0, 0, 1)]).Difference, Has.Property("Status").EqualTo(Status.TooFewSeeds).And.Property("Interval").Null);

    [Test]
    public void WhatIsNoSummaryIsRefused() => Assert.Multiple(() =>
    {
        Assert.That(() => WelchComparison.Of([new(1, -1, 10)], []), Throws.ArgumentException);
        Assert.That(() => WelchComparison.Of([new(double.NaN, 1, 10)], []), Throws.ArgumentException);
        Assert.That(() => WelchComparison.Of(new List<MeanSummary>(), []), Throws.ArgumentException);
        Assert.That(() => MeanSummary.Of([]), Throws.ArgumentException);
    });
}
