using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// 2000 grids per normal design: the standard error of a coverage of .95 is .0049, four of them .0195. There are 36 such designs, 24 of them
/// with J > 1: 120 comparisons of exact intervals below. A count of misses (100 expected) passes four standard errors once in about 6000 times,
/// so that an honest library would fail somewhere for 2 % of the seeds we might have taken; ours are fixed.
/// </summary>
public class GridCoverageTests
{
    private static double Tolerance(double nominal, int grids) => 4 * Math.Sqrt(nominal * (1 - nominal) / grids);

    private static Coverage[] Normal(string interval)
    {
        Coverage[] found = [.. GridCoverage.All.Where(c => c.Cell.World == World.Normal && c.Interval == interval)];
        Assert.That(found, Is.Not.Empty, $"an interval of this name: {interval}");
        return found;
    }

    [TestCase("mean, t")]
    [TestCase("s_U², χ²")]
    [TestCase("spread, χ²")]
    public void ExactIntervalsAreExact(string interval) => Assert.Multiple(() =>
    {
        foreach (Coverage c in Normal(interval))
        {
            Assert.That(c.Share, Is.EqualTo(0.95).Within(Tolerance(0.95, c.Grids)), $"{c.Cell}");
        }
    });

    [Test]
    public void TheIccIsExact() => Assert.Multiple(() =>
    {
        // Both ends are cut off at 0, so that an ICC of 0 can only be missed from above: .975.
        foreach (Coverage c in Normal("ICC, F"))
        {
            double nominal = c.Cell.Icc == 0 ? 0.975 : 0.95;
            Assert.That(c.Share, Is.EqualTo(nominal).Within(Tolerance(nominal, c.Grids)), $"{c.Cell}");
        }
    });

    [TestCase("mean, t")]
    [TestCase("ICC, F")]
    [TestCase("s_T², MLS")]
    [TestCase("total, MLS")]
    public void TheMainIntervalsKeepTheirPromise(string interval) => Assert.Multiple(() =>
    {
        // .93 to .97, the promise; 4.1 standard errors of an exact interval. At s_T^2 = 0 the lower end cannot miss: the truth is .975.
        foreach (Coverage c in Normal(interval))
        {
            double most = c.Cell.Icc == 0 && interval is "ICC, F" or "s_T², MLS" ? 0.975 + Tolerance(0.975, c.Grids) : 0.97;
            Assert.That(c.Share, Is.InRange(0.93, most), $"{c.Cell}");
        }
    });

    [TestCase("s_T², Williams-Tukey", 0.95, 0.99)]
    [TestCase("mean, bootstrap-t", 0.93, 0.98)]
    [TestCase("centre, Hodges-Lehmann", 0.95, 0.97)]
    [TestCase("spread, jackknife", 0.92, 0.97)]
    public void ApproximateIntervalsStayNear(string interval, double least, double most) => Assert.Multiple(() =>
    {
        foreach (Coverage c in Normal(interval))
        {
            double tolerance = Tolerance(0.95, c.Grids);
            Assert.That(c.Share, Is.InRange(least - tolerance, most + tolerance), $"{c.Cell}");
        }
    });

    [Test]
    public void PooledRunsWouldNotCover()
    {
        // The check on the check: 5 x 10 runs taken as 50 independent ones cover in about 57 % of worlds of ICC 1/2 (1000 grids).
        Worlds random = World.Random("pooled");
        int covered = Enumerable.Range(0, 1000).Count(_ =>
        {
            SeedGrid grid = World.Normal.Grid(random, 5, 10, 0.5);
            SeedGrid flat = new([.. Enumerable.Range(0, 5).SelectMany(grid.Values).Select(y => new[] { y })]);
            return VarianceComponents.Of(flat).Mean.Interval!.Value.Contains(0);
        });
        Assert.That(covered / 1000.0, Is.EqualTo(0.57).Within(0.063));
    }

    // The weak spots of docs/statistics.md, so that a reader learns them there and a change is noticed here. 1000 grids: four standard
    // errors are at most .063; Hodges-Lehmann 200 grids, .14.
    [TestCase("collapse", 0.9, 10, 3, "mean, t", 0.55, 0.75)]
    [TestCase("collapse", 0.9, 10, 3, "s_T², MLS", 0.45, 0.68)]
    [TestCase("collapse", 0.9, 20, 3, "centre, Hodges-Lehmann", 0.1, 0.6)]
    [TestCase("t3", 0.5, 10, 3, "mean, t", 0.93, 0.985)]
    [TestCase("t3", 0.5, 20, 3, "s_T², MLS", 0.7, 0.88)]
    [TestCase("t3", 0.5, 20, 3, "spread, jackknife", 0.8, 0.92)]
    [TestCase("unequal noise", 0.5, 10, 10, "mean, t", 0.92, 0.98)]
    [TestCase("unequal noise", 0.5, 10, 10, "s_U², χ²", 0.45, 0.6)]
    [TestCase("unequal noise", 0.5, 10, 10, "ICC, F", 0.8, 0.93)]
    [TestCase("unequal noise", 0.5, 10, 10, "s_T², MLS", 0.92, 0.98)]
    public void WeakSpotsAreWhereThePageSaysTheyAre(string world, double icc, int i, int j, string interval, double least, double most) => Assert.That(
        GridCoverage.All.Single(c => c.Cell == new Cell(World.All.Single(w => w.Name == world), icc, i, j) && c.Interval == interval).Share,
        Is.InRange(least, most));

    [Test]
    public void TheTableDoesNotDependOnThreads()
    {
        // One cell alone, after all of them in parallel.
        Cell cell = new(World.HeavyTailed, 0.5, 5, 3);
        Assert.That(GridCoverage.Of(cell), Is.EqualTo(GridCoverage.All.Where(c => c.Cell == cell)));
    }
}
