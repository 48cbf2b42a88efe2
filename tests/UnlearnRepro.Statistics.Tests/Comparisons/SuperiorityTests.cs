using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class SuperiorityTests
{
    // Differences 1, 2, 3.
    private static readonly SeedGrid A = new([[2.0], [4.0], [9.0]]), B = new([[1.0], [2.0], [6.0]]);

    [Test]
    public void HandWorkedTest()
    {
        // t = 2 sqrt 3, 2 df: upper tail 1/2 - t / (2 sqrt(2 + t^2)) = .037090.
        Superiority s = Superiority.Of(A, B);
        Assert.That(s.PValue, Is.EqualTo(0.037090).Within(1e-6));
        // 2 sqrt n >= t_{n-1,.975} + .8416: 4 < 3.182 + .842 for n = 4, 4.472 > 2.776 + .842 for n = 5.
        Assert.That((s.Finding.Decision, s.Finding.SeedsNeeded), Is.EqualTo((Decision.Undecided, (int?)5)));
        Assert.That(Superiority.Of(A, B, level: 0.9).Finding.Decision, Is.EqualTo(Decision.Holds));
    }

    [Test]
    public void MarginShiftsTheEdge()
    {
        // 90 % interval 2 +- 1.686.
        Assert.That(Superiority.Of(A, B, 0.31, 0.9).Finding.Decision, Is.EqualTo(Decision.Holds));
        Assert.That(Superiority.Of(A, B, 0.32, 0.9).Finding.Decision, Is.EqualTo(Decision.Undecided));
        Assert.That(Superiority.Of(A, B, 3.69, 0.9).Finding.Decision, Is.EqualTo(Decision.Fails));
        Assert.That(Superiority.Of(B, A, -3.69, 0.9).Finding.Decision, Is.EqualTo(Decision.Holds), "not worse by 3.69");
    }

    [Test]
    public void EqualDifferencesOrOneSeedDecideNothing()
    {
        Superiority equal = Superiority.Of(new SeedGrid([[2.0], [3.0]]), new SeedGrid([[1.0], [2.0]]));
        Assert.That((equal.Finding.Decision, equal.PValue), Is.EqualTo((Decision.Undecided, (double?)null)));
        Superiority one = Superiority.Of(new SeedGrid([[2.0, 3.0]]), new SeedGrid([[1.0, 1.0]]));
        Assert.That((one.Finding.Decision, one.PValue), Is.EqualTo((Decision.Undecided, (double?)null)));
    }

    [Test]
    public void InfiniteMarginIsRefused() => Assert.That(() => Superiority.Of(A, B, double.NaN), Throws.InstanceOf<ArgumentException>());
}
