namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// 1600 studies of normal worlds (standard error of .95: .0054, four of them .0218) unless a case says otherwise, half of that in others, which
/// are reported only. 38 comparisons at four standard errors: an honest library fails for 0.3 % of seeds.
/// </summary>
public class OtherCoverageTests
{
    [Test]
    public void IntervalsOfOtherDesignsKeepTheirPromise() => Assert.Multiple(() =>
    {
        foreach (OtherShare c in OtherCoverage.All.Where(c => c.World == World.Normal))
        {
            double tolerance = 4 * Math.Sqrt(0.95 * 0.05 / c.Studies);
            Assert.That(c.Share, Is.InRange(c.Case.Least - tolerance, c.Case.Most + tolerance), $"{c.Case}");
        }
    });
}
