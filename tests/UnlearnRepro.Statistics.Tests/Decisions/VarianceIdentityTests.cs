using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class VarianceIdentityTests
{
    [TestCase(4, 3, 0.5)]
    [TestCase(2, 8, 0.1)]
    public void HoldsBetweenIndependentGrids(int i, int j, double icc)
    {
        Worlds worlds = new(51);
        double[] means = [.. Enumerable.Range(0, 2000).Select(_ => worlds.Grid(i, j, icc).GrandMean)];
        VarianceIdentity found = VarianceIdentity.Against(means, new Allocation(icc, 1 - icc, 1, 1), i, j, 1.2);
        Assert.That(found.Finding.Decision, Is.EqualTo(Decision.Holds));
        Assert.That(found.Predicted, Is.EqualTo((icc / i) + ((1 - icc) / (i * j))).Within(1e-15));
    }

    [Test]
    public void PoolingTheRunsIsRefuted()
    {
        // Taking all runs as independent predicts (s_T^2 + s_U^2) / (I J); the truth is 3.25 times as much.
        Worlds worlds = new(52);
        double[] means = [.. Enumerable.Range(0, 500).Select(_ => worlds.Grid(4, 10, 0.25).GrandMean)];
        Assert.That(VarianceIdentity.Against(means, new Allocation(0, 1, 1, 1), 4, 10, 1.5).Finding.Decision, Is.EqualTo(Decision.Fails));
    }

    [Test]
    public void FewMeansAreUndecided() => Assert.That(
        VarianceIdentity.Against([0.1, 1.2, -0.7], new Allocation(1, 0, 1, 1), 1, 1, 1.5).Finding.Decision, Is.EqualTo(Decision.Undecided));

    [Test]
    public void SplitGridOfNestedSeedsAgrees() => Assert.That(
        VarianceIdentity.SplitHalf(new Worlds(53).Grid(400, 4, 0.5), 2, 2, 2, seed: 1).Finding.Decision, Is.EqualTo(Decision.Holds));

    [Test]
    public void UnlearningSeedsSharedByAllTrainingSeedsAreFound()
    {
        // y_ij = R_j: one column effect for every row. Averaging rows does not reduce it, the identity says it falls as 1 / I'.
        Worlds worlds = new(54);
        double[] shared = worlds.Normals(20);
        SeedGrid grid = new([.. Enumerable.Range(0, 100).Select(_ => shared.Select(r => r + (0.1 * worlds.Normal())).ToArray())]);
        VarianceIdentity found = VarianceIdentity.SplitHalf(grid, 10, 1, 2, seed: 1);
        Assert.That(found.Finding.Decision, Is.EqualTo(Decision.Fails));
        Assert.That(found.Observed / found.Predicted, Is.GreaterThan(4));
    }

    [TestCase(4, 1)]
    [TestCase(2, 5)]
    public void SplitIntervalCoversTheRatioOne(int subset, int columns)
    {
        // Exact for J' = J, Satterthwaite otherwise: .95 within 4 standard errors of 1000 grids, .028.
        Worlds worlds = new(55);
        VarianceIdentity[] found = [.. Enumerable.Range(0, 1000).Select(n =>
            VarianceIdentity.SplitHalf(worlds.Grid(24, 5, 0.4), subset, columns, 2, (ulong)n))];
        Assert.That(found.Count(f => f.Finding.Estimate.Interval!.Value.Contains(1)) / 1000.0, Is.EqualTo(0.95).Within(0.028));

        // Both are unbiased for s_T^2 / I' + s_U^2 / (I' J'). One prediction has a relative error of about .35, one observation of
        // sqrt(2 / (blocks - 1)) <= 1: 4 standard errors are .045 and .13.
        double truth = (0.4 + (0.6 / columns)) / subset;
        Assert.That(found.Average(f => f.Predicted), Is.EqualTo(truth).Within(4.5).Percent);
        Assert.That(found.Average(f => f.Observed), Is.EqualTo(truth).Within(13).Percent);
    }

    [Test]
    public void TheSeedsAskedForDecide()
    {
        // A small grid whose ratio happens to be the true one, 1. Wanted .8; 300 grids, 4 s.e. .09.
        Worlds worlds = new(56);
        Finding open = Enumerable.Range(0, 1000).Select(n => VarianceIdentity.SplitHalf(worlds.Grid(16, 3, 0.5), 1, 3, 2, (ulong)n).Finding)
            .First(f => Math.Abs(f.Estimate.Value - 1) < 0.02);
        Assert.That(open.Decision, Is.EqualTo(Decision.Undecided));
        double Decided(int i) => Enumerable.Range(0, 300).Count(n =>
            VarianceIdentity.SplitHalf(worlds.Grid(i, 3, 0.5), 1, 3, 2, (ulong)n).Finding.Decision == Decision.Holds) / 300.0;
        Assert.That(Decided(open.SeedsNeeded!.Value), Is.InRange(0.8 - 0.09, 0.97));
        Assert.That(Decided(open.SeedsNeeded!.Value / 2), Is.LessThan(0.8));
    }

    [Test]
    public void ConstantGridHasNoRatioAndASmallOneNoSplit()
    {
        SeedGrid constant = new([.. Enumerable.Repeat(new[] { 1.0, 1.0 }, 8)]);
        Assert.That(VarianceIdentity.SplitHalf(constant, 1, 1, 2, 1).Finding.Estimate.IsKnown, Is.False);
        Assert.That(() => VarianceIdentity.SplitHalf(constant, 3, 1, 2, 1), Throws.ArgumentException.With.Message.Contains("too few"));
    }
}
