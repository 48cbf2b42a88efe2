using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Statistics.Tests;

public class SeedMeanGapTests
{
    [Test]
    public void LargestGapAndItsSides()
    {
        SeedMeanGap gap = SeedMeanGap.Of(Grid([10, 0, 11.5, 1, 2]));
        Assert.That((gap.Gap.Value, gap.Below, gap.Above, gap.Gap.Status), Is.EqualTo((8.0, 3, 2, Status.Ok)));
    }

    [TestCase(4)]
    [TestCase(10)]
    [TestCase(75)]
    public void NormalSeedMeansRaiseTheFlagInOneGridOfAHundred(int seeds)
    {
        // As for the spread: four standard errors of 3000 grids and of the simulated law.
        Worlds worlds = new(68);
        Assert.That(Share(3000, () => worlds.Normals(seeds)), Is.EqualTo(0.01).Within(0.0092));
    }

    [Test]
    public void LightTailsDoNotRaiseItMoreThanTwice()
    {
        Worlds worlds = new(69);
        Assert.That(Share(3000, () => [.. Enumerable.Range(0, 10).Select(_ => worlds.Uniform())]), Is.LessThan(0.03));
    }

    [TestCase(10, 0.3, 0.85)]
    [TestCase(10, 0.5, 0.9)]
    [TestCase(20, 0.1, 0.8)]
    [TestCase(75, 0.3, 0.99)]
    public void CollapseByTenStandardDeviationsIsFound(int seeds, double share, double atLeast)
    {
        // With share .1 no collapse is among 20 seeds in 12 % of the grids.
        Worlds worlds = new(70);
        double found = Share(1000, () => [.. worlds.Normals(seeds).Select(z => worlds.Uniform() < share ? z - 10 : z)]);
        TestContext.Out.WriteLine($"{found:F3}");
        Assert.That(found, Is.GreaterThan(atLeast));
    }

    [Test]
    public void AMetricThatMovesInStepsIsNotSplit()
    {
        // Accuracies of 100 cases: neighbours differ by .01 everywhere, which for 75 seeds is a large gap in units of their spread.
        Worlds worlds = new(71);
        Assert.That(
            Share(300, () => [.. worlds.Normals(75, 0.95, 0.01).Select(x => Math.Round(x, 2))]), Is.LessThan(0.03));
    }

    [Test]
    public void EdgesHaveAStatus()
    {
        Status Of(params double[] x)
        {
            SeedMeanGap gap = SeedMeanGap.Of(Grid(x));
            Assert.That((gap.IsSplit, gap.PValue, gap.Warning), Is.EqualTo((false, (double?)null, (string?)null)));
            Assert.That(gap.Gap.Reason, Is.Not.Null);
            return gap.Gap.Status;
        }

        Assert.That(Of(1), Is.EqualTo(Status.TooFewSeeds));
        Assert.That(Of(1, 2, 9), Is.EqualTo(Status.TooFewSeeds));
        Assert.That(Of(0.1, 0.1, 0.1, 0.1), Is.EqualTo(Status.Degenerate));
        Assert.That(Of(0.98, 0.98, 0.99, 0.99, 0.98), Is.EqualTo(Status.Degenerate), "two values");
    }

    [TestCase(0.0099, true)]
    [TestCase(0.0101, false)]
    public void OnePercentIsTheEdgeOfAnAlarm(double p, bool split)
    {
        SeedMeanGap gap = SeedMeanGap.Of(Grid([1, 2, 3, 4, 90])) with { PValue = p };
        Assert.That((gap.IsSplit, gap.Warning is not null), Is.EqualTo((split, split)));
    }

    [Test]
    public void WarningSaysHowManyLieWhere()
    {
        SeedMeanGap gap = SeedMeanGap.Of(Grid([0.91, 0.92, 0.95, 0.96, 0.93, 0.94, 0.905, 0.1, 0.12, 0.11]));
        Assert.That(gap.IsSplit);
        Assert.That(gap.Warning, Does.StartWith("3 seed means lie below and 7 above").And.Not.Contain("\n"));
    }

    private static double Share(int grids, Func<double[]> draw) =>
        Enumerable.Range(0, grids).Count(_ => SeedMeanGap.Of(Grid(draw())).IsSplit) / (double)grids;

    private static SeedGrid Grid(double[] means) => new([.. means.Select(m => new[] { m })]);
}
