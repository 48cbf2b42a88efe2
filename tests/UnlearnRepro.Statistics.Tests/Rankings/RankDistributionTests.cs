using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Rankings;

namespace UnlearnRepro.Statistics.Tests;

public class RankDistributionTests
{
    // By seed: a b c; a = b, c; b a c; c b a.
    private static readonly MethodGrids Four = FriedmanTests.Columns([9, 5, 5, 1], [8, 5, 6, 2], [7, 4, 4, 3]);

    [Test]
    public void SharesByHand()
    {
        RankDistribution r = RankDistribution.Of(Four, higherIsBetter: true);
        Assert.That(r.Shares[0], Is.EqualTo([1.5 / 4, 1.5 / 4, 1 / 4.0]).Within(1e-15));
        Assert.That(r.Shares[1], Is.EqualTo([1.5 / 4, 2.5 / 4, 0]).Within(1e-15));
        Assert.That(r.Shares[2], Is.EqualTo([1 / 4.0, 0, 3 / 4.0]).Within(1e-15));
    }

    [Test]
    public void TiesOnTopWidenTheInterval()
    {
        // b is on top alone once and together once; a alike, and a has the mean 5 against 5.25.
        RankDistribution r = RankDistribution.Of(Four, higherIsBetter: true);
        Assert.That((r.Best, r.TopStability.Value), Is.EqualTo((1, 0.375)));
        Assert.That(r.TopStability.Interval, Is.EqualTo(new Interval(ClopperPearson.Of(1, 4).Lower, ClopperPearson.Of(2, 4).Upper)));
    }

    [Test]
    public void MeanTauOverPairsOfSeeds()
    {
        // Orders abc, bac, cba: one, three and two of three pairs turned: tau 1/3, -1, -1/3.
        MethodGrids three = FriedmanTests.Columns([9, 5, 1], [8, 6, 2], [7, 4, 3]);
        Assert.That(RankDistribution.Of(three, true).MeanTau, Is.EqualTo(-1 / 3.0).Within(1e-15));
        Assert.That(RankDistribution.Of(FriedmanTests.Columns([1], [2]), true).MeanTau, Is.Null);
    }

    [Test]
    public void AlwaysOrNeverOnTopIsABoundary()
    {
        RankDistribution r = RankDistribution.Of(FriedmanTests.Columns([2, 3, 4], [1, 1, 1]), true);
        Assert.That(r.TopShares.Select(t => (t.Value, t.Status)), Is.EqualTo([(1.0, Status.Boundary), (0.0, Status.Boundary)]));
        Assert.That(RankDistribution.Of(FriedmanTests.Columns([2, 3, 4], [1, 1, 1]), false).Best, Is.EqualTo(1));
    }

    [Test]
    public void OneMethodHasNoTop() => Assert.That(RankDistribution.Of(FriedmanTests.Columns([1, 2]), true).TopStability.IsKnown, Is.False);
}
