using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class DominanceTests
{
    [TestCase(0.95, Decision.Holds)]
    [TestCase(0.05, Decision.Fails)]
    [TestCase(0.5, Decision.Undecided)]
    public void DecidesByWorld(double icc, Decision expected) =>
        Assert.That(Dominance.Of(new Worlds(3).Grid(30, 5, icc)).Decision, Is.EqualTo(expected));

    [TestCase(0.95, Decision.Fails)]
    [TestCase(0.05, Decision.Holds)]
    [TestCase(0.5, Decision.Undecided)]
    public void TheOtherSideDecidesTheOtherWay(double icc, Decision expected)
    {
        SeedGrid grid = new Worlds(3).Grid(30, 5, icc);
        (Finding own, Finding other) = (Dominance.Of(grid), Dominance.OfUnlearning(grid));
        Assert.That(other.Decision, Is.EqualTo(expected));
        Assert.That(other.SeedsNeeded, Is.EqualTo(own.SeedsNeeded));
        Assert.That(1 - other.Estimate.Value, Is.EqualTo(own.Estimate.Value).Within(1e-15));
    }

    [TestCase(0.0)]
    [TestCase(1.0)]
    [TestCase(double.NaN)]
    public void AShareLiesBetweenItsEnds(double share) => Assert.That(
        () => Dominance.OfUnlearning(new SeedGrid([[1.0, 2.0], [2.0, 1.0]]), 0.95, share), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("share"));

    [Test]
    public void DeterministicMethodIsDominatedByTraining() =>
        Assert.That(Dominance.Of(new SeedGrid([[1.0, 1.0], [2.0, 2.0]])).Decision, Is.EqualTo(Decision.Holds));

    [Test]
    public void WhatIsNotIdentifiedIsNotDecided()
    {
        Finding finding = Dominance.Of(new SeedGrid([[1.0], [2.0], [9.0]]));
        Assert.That((finding.Decision, finding.SeedsNeeded), Is.EqualTo((Decision.Undecided, (int?)null)));
        Assert.That(finding.Reason, Does.Contain("one unlearning seed"));
        Assert.That(Dominance.Of(new SeedGrid([[1.0, 1.0], [1.0, 1.0]])).Decision, Is.EqualTo(Decision.Undecided));
    }

    [TestCase(0.7)]
    [TestCase(0.3)]
    public void SuggestedSeedsDecideFourTimesInFive(double icc)
    {
        // A grid whose ICC estimate is known decides the suggestion; worlds of that ICC must then decide with probability .8:
        // 1000 grids, 4 standard errors are .05.
        Finding pilot = Enumerable.Range(0, 100).Select(n => Dominance.Of(new Worlds((ulong)n).Grid(6, 4, icc)))
            .First(f => f.SeedsNeeded is < 60);
        Worlds worlds = new(99);
        int decided = Enumerable.Range(0, 1000).Count(_ =>
            Dominance.Of(worlds.Grid(pilot.SeedsNeeded!.Value, 4, pilot.Estimate.Value)).Decision != Decision.Undecided);
        Assert.That(decided / 1000.0, Is.EqualTo(0.8).Within(0.05));
    }
}
