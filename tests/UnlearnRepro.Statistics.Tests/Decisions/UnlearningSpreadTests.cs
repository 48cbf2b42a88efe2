using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Decisions;

/// <summary>The spread between runs from one trained model.</summary>
public class UnlearningSpreadTests
{
    // Rows (0, 2) and (10, 14): squares 2 + 8 = 10 on 2 degrees of freedom, s_U^2 = 5. Chi-square quantiles of 2 df are -2 ln(1 - p).
    private static readonly SeedGrid Grid = new([[0, 2], [10, 14]]);

    [Test]
    public void ItIsTheRootOfTheMeanSquareWithinWithItsChiSquareInterval()
    {
        Estimate spread = UnlearningSpread.Exceeds(Grid, 1).Estimate;
        Assert.That(spread.Value, Is.EqualTo(Math.Sqrt(5)).Within(1e-12));
        Assert.That(spread.Interval!.Value.Lower, Is.EqualTo(Math.Sqrt(10 / (-2 * Math.Log(0.025)))).Within(1e-6));
        Assert.That(spread.Interval!.Value.Upper, Is.EqualTo(Math.Sqrt(10 / (-2 * Math.Log(0.975)))).Within(1e-6));
    }

    [Test]
    public void ItHoldsFailsOrCannotTell()
    {
        Assert.That(UnlearningSpread.Exceeds(Grid, 1.1).Decision, Is.EqualTo(Decision.Holds));
        Assert.That(UnlearningSpread.Exceeds(Grid, 15).Decision, Is.EqualTo(Decision.Fails));
        Assert.That(UnlearningSpread.Exceeds(Grid, 3).Decision, Is.EqualTo(Decision.Undecided));
        Assert.That(UnlearningSpread.Exceeds(Grid, 3).SeedsNeeded, Is.GreaterThan(2));
    }

    [Test]
    public void OneRunOfEachModelTellsNothing() =>
        Assert.That(UnlearningSpread.Exceeds(new SeedGrid([[1], [2], [3]]), 1).Estimate.Status, Is.EqualTo(Status.Unidentified));
}
