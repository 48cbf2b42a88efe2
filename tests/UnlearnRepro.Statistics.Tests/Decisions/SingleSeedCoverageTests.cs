using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class SingleSeedCoverageTests
{
    [Test]
    public void HandWorkedRows()
    {
        // Rows (0, 2), (1, 3), (100, 102): means 1, 2, 101, grand 34.67, distances x sqrt(3/2) 41.2, 40.0, 81.2;
        // half-widths t_1 12.7062 x 1 = 12.7: none covers. With the third row (2, 4) the largest distance is 1.22: all cover.
        Assert.That(SingleSeedCoverage.Of(new SeedGrid([[0.0, 2.0], [1.0, 3.0], [100.0, 102.0]])).Covered, Is.Zero);
        Assert.That(SingleSeedCoverage.Of(new SeedGrid([[0.0, 2.0], [1.0, 3.0], [2.0, 4.0]])).Covered, Is.EqualTo(3));
    }

    [TestCase(0.0)]
    [TestCase(0.2)]
    [TestCase(0.5)]
    public void ShareHasTheTrueCoverageAsItsMean(double icc)
    {
        // Distance / spread is t_9 times sqrt(1 + J k), k = s_T^2 / s_U^2: coverage P(|t_9| <= t / sqrt(1 + 10 k)), .95 without
        // training variance. 1000 grids of 6 rows; rows of a grid are nearly independent: 4 standard errors <= 4 x .5 / sqrt(6000).
        Worlds worlds = new(37);
        double found = Enumerable.Range(0, 1000).Average(_ => SingleSeedCoverage.Of(worlds.Grid(6, 10, icc)).Covered / 6.0);
        double bound = StudentT.InvCDF(0, 1, 9, 0.975) / Math.Sqrt(1 + (10 * icc / (1 - icc)));
        double truth = 1 - (2 * StudentT.CDF(0, 1, 9, -bound));
        Assert.That(found, Is.EqualTo(truth).Within(4 * Math.Sqrt(truth * (1 - truth) / 6000)));
    }

    [TestCase(0.5, 30, Decision.Holds)]
    [TestCase(0.0, 30, Decision.Undecided)]
    public void DecidesByWorld(double icc, int i, Decision expected) =>
        Assert.That(SingleSeedCoverage.Of(new Worlds(6).Grid(i, 10, icc)).Finding.Decision, Is.EqualTo(expected));

    [Test]
    public void RowsThatAllCoverRefuteTheClaimWhenThereAreEnough()
    {
        // .025^(1/n) passes .95 at n = ln .025 / ln .95 = 71.92: 72 rows that all cover refute, 71 do not.
        double[][] rows = [.. Enumerable.Range(0, 72).Select(k => new[] { -1.0, 1.0 + (k * 1e-6) })];
        Assert.That(SingleSeedCoverage.Of(new SeedGrid(rows)).Finding.Decision, Is.EqualTo(Decision.Fails));
        Assert.That(SingleSeedCoverage.Of(new SeedGrid(rows[..71])).Finding.Decision, Is.EqualTo(Decision.Undecided));
    }

    [Test]
    public void ARateIsReachedWhenEnoughRowsCover()
    {
        // .025^(1/n) passes .8 at n = ln .025 / ln .8 = 16.53: 17 rows that all cover show it, 16 do not.
        double[][] rows = [.. Enumerable.Range(0, 17).Select(k => new[] { -1.0, 1.0 + (k * 1e-6) })];
        Assert.That(SingleSeedCoverage.AtLeast(new SeedGrid(rows), 0.8).Finding.Decision, Is.EqualTo(Decision.Holds));
        Assert.That(SingleSeedCoverage.AtLeast(new SeedGrid(rows[..16]), 0.8).Finding.Decision, Is.EqualTo(Decision.Undecided));
        Assert.That(SingleSeedCoverage.AtLeast(new Worlds(6).Grid(30, 10, 0.9), 0.8).Finding.Decision, Is.EqualTo(Decision.Fails));
    }

    [Test]
    public void ARateIsBelowWhatTheIntervalsState() => Assert.That(
        () => SingleSeedCoverage.AtLeast(new SeedGrid([[1, 2], [2, 4]]), 0.95), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("rate"));

    [Test]
    public void IntervalsWithoutWidthAreCounted()
    {
        SingleSeedCoverage found = SingleSeedCoverage.Of(new SeedGrid([[1.0, 1.0], [2.0, 2.0], [5.0, 5.0], [6.0, 6.0], [9.0, 9.0]]));
        Assert.That((found.Covered, found.ZeroWidth, found.Finding.Decision), Is.EqualTo((0, 5, Decision.Holds)));
        Assert.That(found.Finding.Reason, Does.Contain("5 of 5 training seeds"));
        Assert.That(SingleSeedCoverage.Of(new SeedGrid([[1.0, 1.0], [1.0, 1.0]])).Finding.Decision, Is.EqualTo(Decision.Undecided));
    }

    [Test]
    public void OneUnlearningSeedHasNoInterval() =>
        Assert.That(SingleSeedCoverage.Of(new SeedGrid([[1.0], [2.0]])).Finding.Estimate.IsKnown, Is.False);
}
