using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Components;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>The interval of a sum of mean squares: exact where a law is known, the two-level one for a difference of two.</summary>
public class WeightedMeanSquareTests
{
    private static Interval Of(double level, params (double C, double Ms, int Df)[] terms) =>
        WeightedMeanSquare.Sum([.. terms.Select(t => new WeightedMeanSquare(t.C, t.Ms, t.Df))], level).Interval!.Value;

    [Test]
    public void TwoTermsOfOppositeSignAreTheTwoLevelInterval(
        [Values(2, 5, 20)] int i, [Values(2, 3, 10)] int j, [Values(0.2, 0.8)] double icc, [Values(0.9, 0.95)] double level)
    {
        var c = VarianceComponents.Of(new Worlds(7).Grid(i, j, icc), level);
        Interval sum = Of(level, (1.0 / j, c.MsT!.Value, c.DfT), (-1.0 / j, c.MsU!.Value, c.DfU)), known = c.TrainingVariance.Interval!.Value;
        Assert.That(Math.Max(0, sum.Lower), Is.EqualTo(known.Lower).Within(1e-12 * known.Upper));
        Assert.That(Math.Max(0, sum.Upper), Is.EqualTo(known.Upper).Within(1e-12 * known.Upper));
    }

    [Test]
    public void TheUpperEndOfATotalIsTheTwoLevelOneAndTheLowerEndIsNotAboveIt([Values(2, 5, 20)] int i, [Values(2, 3, 10)] int j, [Values(0.2, 0.8)] double icc)
    {
        var c = VarianceComponents.Of(new Worlds(8).Grid(i, j, icc));
        Interval sum = Of(0.95, (1.0 / j, c.MsT!.Value, c.DfT), (1 - (1.0 / j), c.MsU!.Value, c.DfU)), known = c.TotalVariance.Interval!.Value;
        Assert.That(sum.Upper, Is.EqualTo(known.Upper).Within(1e-12).Percent);
        Assert.That(sum.Lower, Is.InRange(0.7 * known.Lower, known.Lower * (1 + 1e-12)));
    }

    [Test]
    public void OneTermIsChiSquare([Values(1, 4, 30)] int df, [Values(0.5, 0.95)] double level)
    {
        Interval interval = Of(level, (2, 3, df));
        Assert.That(interval.Lower, Is.EqualTo(6 * df / ChiSquared.InvCDF(df, (1 + level) / 2)).Within(1e-9).Percent);
        Assert.That(interval.Upper, Is.EqualTo(6 * df / ChiSquared.InvCDF(df, (1 - level) / 2)).Within(1e-9).Percent);
    }

    [Test]
    public void TermsInProportionToTheirDegreesOfFreedomPoolFromBelow([Values(1, 4)] int n, [Values(2, 9)] int m)
    {
        // c MS of 2 n and 2 m: were that the truth, the sum would be 2 chi^2 with n + m degrees of freedom.
        double exact = 2 * (n + m) * (n + m) / ChiSquared.InvCDF(n + m, 0.975);
        Assert.That(Of(0.95, (2, n, n), (1, 2 * m, m)).Lower, Is.EqualTo(exact).Within(1e-9).Percent);
    }

    [Test]
    public void TheNegativeHasTheEndsExchanged()
    {
        Interval plus = Of(0.9, (0.5, 7, 4), (-0.5, 3, 9), (0.25, 2, 30), (-0.1, 5, 6)), minus = Of(0.9, (-0.5, 7, 4), (0.5, 3, 9), (-0.25, 2, 30), (0.1, 5, 6));
        Assert.That((minus.Lower, minus.Upper), Is.EqualTo((-plus.Upper, -plus.Lower)));
        Assert.That(plus.Contains(2.0), "0.5 7 - 0.5 3 + 0.25 2 - 0.1 5 = 2");
    }

    [Test]
    public void ACoefficientThatIsZeroButForRoundingCountsForNothing()
    {
        Interval two = Of(0.95, (1, 7, 4), (0.5, 3, 9));
        foreach (double none in (double[])[0, 1e-17, -1e-17])
        {
            Assert.That(Of(0.95, (1, 7, 4), (0.5, 3, 9), (none, 5, 6)).Lower, Is.EqualTo(two.Lower).Within(1e-14));
        }
    }

    [Test]
    public void SumsOfThreeAndFourAgainstAnotherProgram()
    {
        // Thermal impedance (Houf, Berman 1988): 10 parts x 3 operators x 3, mean squares 437.3284, 19.63333, 2.695062, .5111111 on 9, 2, 18, 60
        // degrees of freedom; intervals by a program of its own in R. Total, and the parts' own component from two of the four.
        (double C, double Ms, int Df)[] table = [(1 / 9.0, 437.3284, 9), (1 / 30.0, 19.63333, 2), ((1 - 0.1 - (1 / 3.0)) / 3, 2.695062, 18), (2 / 3.0, 0.5111111, 60)];
        Interval total = Of(0.95, table);
        Assert.That(total.Lower, Is.EqualTo(24.39953).Within(1e-5));
        Assert.That(total.Upper, Is.EqualTo(166.22217).Within(1e-5));
        Interval parts = Of(0.95, table[0], (-1 / 9.0, 2.695062, 18));
        Assert.That(parts.Lower, Is.EqualTo(22.6945).Within(5e-5));
        Assert.That(parts.Upper, Is.EqualTo(161.639).Within(5e-4));
    }

    [Test]
    public void WhatIsNoMeanSquareIsRefused()
    {
        Assert.That(() => WeightedMeanSquare.Sum([]), Throws.ArgumentException);
        Assert.That(() => WeightedMeanSquare.Sum([new(1, -1, 3)]), Throws.ArgumentException.With.Message.Contains("found 1, -1, 3"));
        Assert.That(() => WeightedMeanSquare.Sum([new(1, 1, 0)]), Throws.ArgumentException);
        Assert.That(() => WeightedMeanSquare.Sum([new(double.NaN, 1, 1)]), Throws.ArgumentException);
        Assert.That(() => WeightedMeanSquare.Sum([new(1, 1, 1)], 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(WeightedMeanSquare.Sum([new(1, 0, 1)]).Status, Is.EqualTo(Status.Degenerate));
    }
}
