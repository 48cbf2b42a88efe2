using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Rankings;

namespace UnlearnRepro.Statistics.Tests;

public class BestMethodsTests
{
    [Test]
    public void HandWorkedLeads()
    {
        // m0 - m1: 1 2 3 (2 +- t/sqrt 3), m0 - m2: 9 10 11, m1 - m2: 7 8 9 ... each with t_2 at 1 - .025/2 = 6.205347: half 3.582659.
        MethodGrids methods = FriedmanTests.Columns([11, 13, 15], [10, 11, 12], [2, 3, 4]);
        BestMethods best = BestMethods.Of(methods, higherIsBetter: true);
        Assert.That(best.IsBest.Select(f => f.Estimate.Value), Is.EqualTo([2.0, -2.0, -10.0]));
        Assert.That(best.IsBest[0].Estimate.Interval!.Value.Lower, Is.EqualTo(2 - 3.582659).Within(1e-5));
        Assert.That(best.IsBest[0].Estimate.Interval!.Value.Upper, Is.EqualTo(2 + 3.582659).Within(1e-5));
        Assert.That(best.IsBest.Select(f => f.Decision), Is.EqualTo([Decision.Undecided, Decision.Undecided, Decision.Fails]));
        Assert.That(best.Candidates, Is.EqualTo([0, 1]));
    }

    [Test]
    public void ClearWinnerHolds()
    {
        MethodGrids methods = FriedmanTests.Columns([11, 13, 15, 13], [1, 2, 3, 2.5], [2, 3, 4.5, 3]);
        Assert.That(BestMethods.Of(methods, true).IsBest[0].Decision, Is.EqualTo(Decision.Holds));
        // m2 - m1: 1 1 1.5 .5, error .204; t_3 at 1 - .025/2 is 4.177: 1 - .853 > 0.
        Assert.That(BestMethods.Of(methods, false).Candidates, Is.EqualTo([1]));
    }

    [Test]
    public void ConstantLeadProvesNothing()
    {
        BestMethods best = BestMethods.Of(FriedmanTests.Columns([2, 3, 4], [1, 2, 3]), true);
        Assert.That(best.IsBest.Select(f => f.Estimate.Status), Is.EqualTo([Status.Degenerate, Status.Degenerate]));
        Assert.That(best.Candidates, Is.EqualTo([0, 1]));
    }

    [Test]
    public void OneMethodOrOneSeedDecidesNothing()
    {
        Assert.That(BestMethods.Of(FriedmanTests.Columns([1, 2]), true).IsBest[0].Estimate.Status, Is.EqualTo(Status.Unidentified));
        Assert.That(BestMethods.Of(FriedmanTests.Columns([1], [9]), true).Candidates, Is.EqualTo([0, 1]));
    }

    [TestCase(new[] { 0.0, 0.0, 0.0, 0.0 })]
    [TestCase(new[] { 0.3, 0.0, 0.0, 0.0 })]
    [TestCase(new[] { 0.5, 0.5, 0.0, -1.0 })]
    public void BestIsKeptAndNoOtherIsCalledBest(double[] means)
    {
        // At most .025 each; 2000 worlds, 4 standard errors .014. With all equal every method is best and none can be wrongly called so.
        Worlds worlds = new(81);
        int lost = 0, wrong = 0;
        for (int n = 0; n < 2000; n++)
        {
            BestMethods b = BestMethods.Of(worlds.Crossed(means, 6, 1, 1, 0.5, 0.5), true);
            lost += b.IsBest[0].Decision == Decision.Fails ? 1 : 0;
            wrong += b.IsBest.Index().Any(m => m.Item.Decision == Decision.Holds && means[m.Index] < means[0]) ? 1 : 0;
        }

        Assert.That(lost / 2000.0, Is.LessThan(0.025 + 0.014));
        Assert.That(wrong / 2000.0, Is.LessThan(0.025 + 0.014));
    }
}
