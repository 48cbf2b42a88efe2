namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// 2000 grids per design: the standard error of a coverage of .95 is .0049, four of them .0195. There are 36 normal designs, of which 24
/// have J > 1: about 200 comparisons below. An exact interval misses by four standard errors once in 16 000, so that an honest library
/// would fail somewhere for about 1.3 % of the seeds we might have taken; ours is fixed.
/// </summary>
public class GridCoverageTests
{
    private static double Tolerance(double nominal, int grids) => 4 * Math.Sqrt(nominal * (1 - nominal) / grids);

    private static IEnumerable<Coverage> Normal(string interval) =>
        GridCoverage.All.Where(c => c.Cell.World == World.Normal && c.Interval == interval);

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
    public void TheTableDoesNotDependOnThreads()
    {
        // One cell alone, after all of them in parallel.
        Cell cell = new(World.HeavyTailed, 0.5, 5, 3);
        Assert.That(GridCoverage.Of(cell), Is.EqualTo(GridCoverage.All.Where(c => c.Cell == cell)));
    }
}
