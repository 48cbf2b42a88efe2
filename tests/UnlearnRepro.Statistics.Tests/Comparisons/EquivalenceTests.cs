using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class EquivalenceTests
{
    private static readonly SeedGrid A = new([[1.1], [0.9], [1.2], [1.0], [0.8]]);
    private static readonly SeedGrid B = new([[1.0], [1.0], [1.0], [1.0], [1.0]]);

    [Test]
    public void HandWorkedTost()
    {
        // Differences .1 -.1 .2 0 -.2: mean 0, error sqrt(.005), t = .2 / .07071 = 2.8284; for 4 df the tail is
        // 1/2 - 3/8 (t / sqrt 3)(1 - 8/36) = .023710.
        Equivalence e = Equivalence.Paired(A, B, 0.2);
        Assert.That((e.Finding.Decision, e.Finding.Estimate.Level), Is.EqualTo((Decision.Holds, 0.9)));
        Assert.That(e.PValue, Is.EqualTo(0.023710).Within(1e-6));
        Assert.That(e.Finding.Estimate.Interval!.Value.Upper, Is.EqualTo(2.131847 * Math.Sqrt(0.005)).Within(1e-6));
    }

    [Test]
    public void NarrowMarginIsUndecidedAndAsksForMoreSeeds()
    {
        Equivalence e = Equivalence.Paired(A, B, 0.1);
        Assert.That(e.Finding.Decision, Is.EqualTo(Decision.Undecided));
        // .1 sqrt(n) >= .158114 (t_{n-1,.95} + 1.28156): n = 23 gives .47958 >= .15811 * (1.71714 + 1.28156) = .47414, n = 22 .46904 < .47472
        Assert.That(e.Finding.SeedsNeeded, Is.EqualTo(23));
    }

    [Test]
    public void DistantMethodsFail()
    {
        Equivalence e = Equivalence.Paired(A, new SeedGrid([[3.0], [3.1], [2.9], [3.0], [3.0]]), 0.5);
        Assert.That((e.Finding.Decision, e.PValue > 0.99), Is.EqualTo((Decision.Fails, true)));
    }

    [Test]
    public void WelchFollowsItsFormula()
    {
        // Means 1 2 3 (variance 1, over 3) and 2 4 (variance 2, over 2): error^2 4/3, df (16/9) / (1/18 + 1) = 32/19.
        Equivalence e = Equivalence.Welch(new SeedGrid([[1.0], [2.0], [3.0]]), new SeedGrid([[2.0], [4.0]]), 0.5);
        Assert.That(e.Finding.Estimate.Value, Is.EqualTo(-1));
        double half = StudentT.InvCDF(0, 1, 32 / 19.0, 0.95) * Math.Sqrt(4 / 3.0);
        Assert.That(e.Finding.Estimate.Interval!.Value.HalfWidth, Is.EqualTo(half).Within(1e-9));
        Assert.That(e.Finding.Decision, Is.EqualTo(Decision.Undecided));
    }

    [Test]
    public void EqualDifferencesDecideNothing()
    {
        Equivalence e = Equivalence.Paired(B, B, 0.1);
        Assert.That((e.Finding.Decision, e.Finding.Estimate.Status, e.PValue), Is.EqualTo((Decision.Undecided, Status.Degenerate, (double?)null)));
    }

    [Test]
    public void OneTrainedModelDecidesNothing() =>
        Assert.That(Equivalence.Welch(new SeedGrid([[1.0, 1.1]]), B, 1).Finding.Estimate.Status, Is.EqualTo(Status.TooFewSeeds));
}
