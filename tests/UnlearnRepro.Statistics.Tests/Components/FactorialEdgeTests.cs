using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Factors of one level, values that agree, and digits that a mean at the size of the values would cost.</summary>
public class FactorialEdgeTests
{
    [Test]
    public void FactorsOfOneLevelAreLeftOutWithAReason()
    {
        double[] y = new Worlds(1).Normals(12);
        FactorialComponents c = FactorialComponents.Of(
            new FactorialGrid([new("D", 1), new("F", 4), new("T", 3), new("U", 1, "F", "T"), new("E", 1, "U")], y));
        Assert.That(c.Anova.LeftOut, Is.EqualTo((LeftOutFactor[])
        [
            new("D", "one level of D: nothing shows how its levels differ"),
            new("U", "one U for each F x T: what it brings is part of F x T"),
            new("E", "one E for each F x T: what it brings is part of F x T"),
        ]));
        FactorialComponents two = FactorialComponents.Of(new FactorialGrid([new("F", 4), new("T", 3)], y));
        Assert.That((c.Mean, c.TotalVariance), Is.EqualTo((two.Mean, two.TotalVariance)));
        Assert.That(c.Components, Is.EqualTo(two.Components));
    }

    [Test]
    public void WhatIsNestedInOneLevelSaysNothingAboutOthers()
    {
        // One trained model: its runs' own variance is told, the method's mean has no interval, and the total is not known.
        FactorialComponents c = FactorialComponents.Of(new FactorialGrid([new("T", 1), new("U", 5, "T")], new Worlds(2).Normals(5)));
        Assert.That((c.Mean.Status, c.Mean.Interval, c.TotalVariance.Status), Is.EqualTo((Status.TooFewSeeds, (Interval?)null, Status.Unidentified)));
        Assert.That(c.Mean.Reason, Is.EqualTo("conditional on one level of T: says nothing about others"));
        Assert.That((c.Components.Single().Variance.Status, c.Components[0].Share.Status), Is.EqualTo((Status.Ok, Status.Unidentified)));

        // Crossed with the one level instead, seeds are outermost themselves.
        FactorialComponents crossed = FactorialComponents.Of(new FactorialGrid([new("F", 1), new("T", 5), new("U", 2, "F", "T")], new Worlds(2).Normals(10)));
        Assert.That((crossed.Mean.Status, crossed.Mean.Method), Is.EqualTo((Status.Ok, "t on the means of T")));
    }

    [Test]
    public void OneRunSaysNothing()
    {
        FactorialComponents c = FactorialComponents.Of(new FactorialGrid([new("F", 1), new("T", 1)], [7]));
        Assert.That((c.Mean.Value, c.Mean.Status, c.TotalVariance.IsKnown, c.Components.Count, c.Largest), Is.EqualTo((7.0, Status.TooFewSeeds, false, 0, (FactorComponent?)null)));
    }

    [Test]
    public void EqualValuesAreDegenerate([Values(0.1, 0, 1e9)] double value)
    {
        FactorialComponents c = FactorialComponents.Of(
            new FactorialGrid([new("F", 3), new("A", 3), new("B", 3), new("U", 3, "F", "A", "B")], [.. Enumerable.Repeat(value, 81)]));
        Assert.That(c.Components.Select(x => (x.Variance.Status, x.Variance.Value)), Is.All.EqualTo((Status.Degenerate, 0.0)));
        Assert.That((c.Mean.Status, c.Mean.Value, c.TotalVariance.Status, c.Tests.Count, c.Largest), Is.EqualTo((Status.Degenerate, value, Status.Degenerate, 0, (FactorComponent?)null)));
    }

    [Test]
    public void AMethodThatDrawsNothingHasTheOthersComponentsUntouched()
    {
        Worlds worlds = new(3);
        Factor[] factors = [new("F", 4), new("T", 5), new("U", 3, "F", "T")];
        double[] y = worlds.Factorial(factors, [0.3, 0.3, 0.3, 0]);
        FactorialComponents c = FactorialComponents.Of(new FactorialGrid(factors, y));
        FactorialComponents means = FactorialComponents.Of(new FactorialGrid([new("F", 4), new("T", 5)], [.. y.Where((_, n) => n % 3 == 0)]));
        Assert.That((c.Components[3].Variance.Value, c.Components[3].Variance.Status, c.Components[3].Variance.Reason), Is.EqualTo((0.0, Status.Boundary, "no U changes anything here")));
        Assert.That(c.Components.Take(3).Select(x => x.Variance.Value), Is.EqualTo(means.Components.Select(x => x.Variance.Value)).Within(1e-12));
        Assert.That((c.Tests[2].F, c.Tests[2].PValue), Is.EqualTo((double.PositiveInfinity, 0.0)));
    }

    [Test]
    public void DigitsThatTellValuesApartAreKept()
    {
        // 10^4 and steps of 2^-20: sums of squares of the raw values would keep none of them.
        double[] y = [.. new Worlds(4).Normals(48).Select(v => Math.Round(v * 64) / 1048576)];
        Factor[] factors = [new("F", 3), new("A", 4), new("B", 2), new("U", 2, "F", "A", "B")];
        FactorialAnova near = FactorialAnova.Of(new FactorialGrid(factors, y)), far = FactorialAnova.Of(new FactorialGrid(factors, [.. y.Select(v => v + 1e4)]));
        Assert.That(far.Effects.Select(e => e.MeanSquare / near.Effects[0].MeanSquare), Is.EqualTo(near.Effects.Select(e => e.MeanSquare / near.Effects[0].MeanSquare)).Within(1e-7));
    }

    [Test]
    public void AComponentBelowItsNoiseSaysWhichMeanSquares()
    {
        // One value alone differs: every mean square is the same number, every component but the residual exactly 0.
        double[] y = new double[24];
        y[5] = 1;
        FactorialComponents c = FactorialComponents.Of(new FactorialGrid([new("F", 2), new("A", 3), new("B", 4)], y));
        Assert.That(c.Components.Take(6).Select(x => (x.Variance.Raw, x.Variance.Status)), Is.All.EqualTo((0.0, Status.Boundary)));
        Assert.That(c.Components[1].Variance.Reason, Does.StartWith("MS_A + MS_F x A x B <= MS_F x A + MS_A x B: the estimate is 0"));
    }

    [Test]
    public void TheLevelIsChecked([Values(0, 1, 95)] double level) => Assert.That(
        () => FactorialComponents.Of(new FactorialGrid([new("F", 2)], [1, 2]), level), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
