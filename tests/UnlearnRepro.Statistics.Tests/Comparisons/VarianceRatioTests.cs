using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Statistics.Tests.Comparisons;

/// <summary>Ratio of two standard deviations of studies without a seed in common.</summary>
public class VarianceRatioTests
{
    private static readonly Estimate A = Of(4, 2, 9), B = Of(1, 0.5, 2.5);

    [Test]
    public void TheEndsAreWhereTheRecoveredIntervalOfTheDifferenceReachesZero()
    {
        var estimate = VarianceRatio.Exceeds(A, B, 1).Estimate;
        Assert.That(estimate.Value, Is.EqualTo(2));
        double low = Square(estimate.Interval!.Value.Lower), high = Square(estimate.Interval!.Value.Upper);

        // a - r b with the distances to the ends that make it smallest, and largest.
        Assert.That(4 - low - Math.Sqrt(Square(4 - 2) + Square(low * (2.5 - 1))), Is.EqualTo(0).Within(1e-12));
        Assert.That(4 - high + Math.Sqrt(Square(9 - 4) + Square(high * (1 - 0.5))), Is.EqualTo(0).Within(1e-12));
    }

    [Test]
    public void SwappingTheStudiesInvertsIt()
    {
        Interval ab = VarianceRatio.Exceeds(A, B, 1).Estimate.Interval!.Value, ba = VarianceRatio.Exceeds(B, A, 1).Estimate.Interval!.Value;
        Assert.That((ba.Lower, ba.Upper), Is.EqualTo((1 / ab.Upper, 1 / ab.Lower)).Within(1e-12));
    }

    [Test]
    public void AKnownSecondLeavesTheIntervalOfTheFirst()
    {
        Interval interval = VarianceRatio.Exceeds(A, Of(1, 1, 1), 1).Estimate.Interval!.Value;
        Assert.That((interval.Lower, interval.Upper), Is.EqualTo((Math.Sqrt(2), 3)).Within(1e-12));
    }

    [Test]
    public void WhatMayBeNothingIsNoDenominatorAndMayBeNoPartOfIt()
    {
        var (over, of) = (VarianceRatio.Exceeds(A, Of(0, 0, 2), 0.1), VarianceRatio.Exceeds(Of(0, 0, 2), A, 3));
        Assert.That((over.Estimate.Value, over.Estimate.Interval!.Value.Upper), Is.EqualTo((double.PositiveInfinity, double.PositiveInfinity)));
        Assert.That(over.Estimate.Interval!.Value.Lower, Is.GreaterThan(0).And.LessThan(Math.Sqrt(2)));
        Assert.That((over.Decision, of.Decision, of.Estimate.Interval!.Value.Lower), Is.EqualTo((Decision.Holds, Decision.Fails, 0.0)));
    }

    [Test]
    public void NothingOverNothingIsNoRatio() => Assert.That(
        VarianceRatio.Exceeds(Of(0, 0, 2), Of(0, 0, 3), 1).Estimate, Has.Property("Status").EqualTo(Status.Unidentified).And.Property("Reason").Contains("both"));

    [TestCase(Status.Degenerate)]
    [TestCase(Status.TooFewSeeds)]
    public void WhatTellsNothingDecidesNothing(Status status)
    {
        foreach (var finding in new[] { VarianceRatio.Exceeds(A with { Status = status }, B, 1), VarianceRatio.Exceeds(A, B with { Status = status }, 1) })
        {
            Assert.That((finding.Decision, finding.Estimate.Status), Is.EqualTo((Decision.Undecided, Status.Unidentified)));
        }
    }

    [Test]
    public void TwoLevelsAreRefused() => Assert.That(
        () => VarianceRatio.Exceeds(A, B with { Level = 0.9 }, 1), Throws.ArgumentException.With.Message.Contain("found 0.95 and 0.9"));

    private static double Square(double x) => x * x;

    private static Estimate Of(double variance, double lower, double upper) => new(variance, variance, new(lower, upper), 0.95, "as given", Status.Ok);
}
