using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Statistics.Tests;

public class RobustSummaryTests
{
    [TestCase(2)]
    [TestCase(5)]
    [TestCase(12)]
    [TestCase(33)]
    public void MediansOfAllPairs(int seeds)
    {
        double[] x = new Worlds((ulong)seeds).Normals(seeds, 3, 2);
        double[] averages = [.. from i in Enumerable.Range(0, seeds) from j in Enumerable.Range(0, i + 1) select (x[i] + x[j]) / 2];
        double[] distances = [.. from i in Enumerable.Range(0, seeds) from j in Enumerable.Range(0, i) select Math.Abs(x[i] - x[j])];
        RobustSummary r = RobustSummary.Of(Grid(x));
        Assert.That(r.Centre.Value, Is.EqualTo(Median(averages)).Within(1e-12));

        // z_.75 = .6744897502
        Assert.That(r.Spread.Value, Is.EqualTo(Median(distances) / (Math.Sqrt(2) * 0.6744897502)).Within(1e-9));
    }

    [Test]
    public void SpreadEstimatesTheStandardDeviationOfNormalSeedMeans()
    {
        // 300 grids of 30 seeds, relative standard error of one about .14: four of the mean's .065; without the constant it would be 1.91.
        Worlds worlds = new(66);
        Assert.That(
            Enumerable.Range(0, 300).Average(_ => RobustSummary.Of(Grid(worlds.Normals(30, 0, 2))).Spread.Value),
            Is.EqualTo(2).Within(0.065));
    }

    [Test]
    public void TwoCollapsedSeedsOfTenMoveItLittle()
    {
        double[] x = [0.90, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99];
        RobustSummary sound = RobustSummary.Of(Grid(x)), collapsed = RobustSummary.Of(Grid([-1000, -1000, .. x.Skip(2)]));
        Assert.That(collapsed.Centre.Value, Is.EqualTo(sound.Centre.Value).Within(0.02));
        Assert.That(collapsed.Spread.Value, Is.LessThan(0.1));
    }

    [Test]
    public void IntervalOfTheCentreFromTheTableOfSignedRanks()
    {
        // n = 6 at .95: the tabulated critical value is 0, P(W = 0) = 1 / 64, so the interval is the range of the pairs' averages. n = 8: critical
        // value 3, the 4th from either end.
        double[] six = [1, 2, 4, 8, 16, 32], eight = [1, 2, 4, 8, 16, 32, 64, 128];
        Assert.That(RobustSummary.Of(Grid(six)).Centre.Interval, Is.EqualTo(new Interval(1, 32)));
        double[] averages = [.. (from i in Enumerable.Range(0, 8) from j in Enumerable.Range(0, i + 1) select (eight[i] + eight[j]) / 2).Order()];
        Assert.That(RobustSummary.Of(Grid(eight)).Centre.Interval, Is.EqualTo(new Interval(averages[3], averages[^4])));
        Estimate five = RobustSummary.Of(Grid([1, 2, 4, 8, 16])).Centre;
        Assert.That((five.Status, five.Interval, five.IsKnown), Is.EqualTo((Status.TooFewSeeds, (Interval?)null, true)));
    }

    [Test]
    public void EdgesHaveAStatus()
    {
        RobustSummary one = RobustSummary.Of(Grid([5])), equal = RobustSummary.Of(Grid([0.1, 0.1, 0.1]));
        RobustSummary half = RobustSummary.Of(Grid([1, 1, 1, 1, 7]));
        Assert.That((one.Centre.Value, one.Centre.Status, one.Spread.Status), Is.EqualTo((5.0, Status.TooFewSeeds, Status.Unidentified)));
        Assert.That((equal.Centre.Value, equal.Centre.Status, equal.Spread.Status), Is.EqualTo((0.1, Status.Degenerate, Status.Degenerate)));
        Assert.That((half.Spread.Value, half.Spread.Status), Is.EqualTo((0.0, Status.Boundary)));
    }

    private static SeedGrid Grid(double[] means) => new([.. means.Select(m => new[] { m })]);

    private static double Median(double[] x)
    {
        Array.Sort(x);
        return (x[(x.Length - 1) / 2] + x[x.Length / 2]) / 2;
    }
}
