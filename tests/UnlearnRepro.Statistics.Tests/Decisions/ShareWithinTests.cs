using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Decisions;

/// <summary>The share of training seeds in a range.</summary>
public class ShareWithinTests
{
    private static readonly Interval Around = new(-1, 1);

    [Test]
    public void SeedMeansAreCountedNotRuns()
    {
        // Means 0, 1 and 5: two of three, ends included; of the runs only one of six lies within.
        Finding finding = ShareWithin.Exceeds(new SeedGrid([[-9, 9], [0.5, 1.5], [5, 5]]), Around, 0.5);
        Assert.That(finding.Estimate.Value, Is.EqualTo(2 / 3.0).Within(1e-15));
    }

    [Test]
    public void EqualValuesDecide()
    {
        // All of n: the lower end is (alpha / 2)^(1/n), .832 for 20 and .478 for 5.
        Finding twenty = ShareWithin.Exceeds(Constant(20), Around, 0.8), five = ShareWithin.Exceeds(Constant(5), Around, 0.8);
        Assert.That(twenty.Estimate.Interval!.Value.Lower, Is.EqualTo(Math.Pow(0.025, 1 / 20.0)).Within(1e-9));
        Assert.That((twenty.Decision, five.Decision), Is.EqualTo((Decision.Holds, Decision.Undecided)));
        Assert.That(five.SeedsNeeded, Is.EqualTo(17), "smallest n with .025^(1/n) above .8");
    }

    [Test]
    public void ItFailsWhereTheRangeIsMissed() =>
        Assert.That(ShareWithin.Exceeds(Constant(20), new Interval(1, 2), 0.8).Decision, Is.EqualTo(Decision.Fails));

    private static SeedGrid Constant(int seeds) => new([.. Enumerable.Repeat(new[] { 0.0 }, seeds)]);
}
