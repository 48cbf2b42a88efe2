using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Multiplicity;

namespace UnlearnRepro.Statistics.Tests;

public class HolmDecisionsTests
{
    private static Decision[] Decisions(IReadOnlyList<LeveledFinding> all) => [.. all.Select(f => f.Finding.Decision)];

    [Test]
    public void HandWorkedStepDown()
    {
        // Upper z at .025 / 3, 2, 1: 2.394, 2.241, 1.960. 2.5 leaves first, then 2.3, then 2.0 at the plain level.
        IReadOnlyList<LeveledFinding> d = HolmDecisions.Decide(Zs.Above0(2.0, 2.5, 2.3));
        Assert.That(Decisions(d), Is.EqualTo([Decision.Holds, Decision.Holds, Decision.Holds]));
        Assert.That(d.Select(f => f.Level), Is.EqualTo([0.95, 1 - (0.05 / 3), 0.975]).Within(1e-12));
        Assert.That(d.All(f => f.Finding.Estimate.Level == f.Level));
        Assert.That(Decisions(HolmDecisions.Decide(Zs.Above0(2.0, 2.3, 2.3))), Is.All.EqualTo(Decision.Undecided));
    }

    [Test]
    public void ClaimsThatFailGiveNoRoomToThoseThatHold()
    {
        // Two fail clearly; of the holds direction all three remain: 2.3 < 2.394 stays open although two others are decided.
        IReadOnlyList<LeveledFinding> d = HolmDecisions.Decide(Zs.Above0(-9, 2.3, -9));
        Assert.That(Decisions(d), Is.EqualTo([Decision.Fails, Decision.Undecided, Decision.Fails]));
        Assert.That(d[1].Level, Is.EqualTo(1 - (0.05 / 3)).Within(1e-12));
    }

    [Test]
    public void OpenClaimIsShownAtTheStricterOfBothLevels()
    {
        // Of four two hold and one fails: the open one waits at 1 - .05 / 2 in the one direction and 1 - .05 / 3 in the other. At the first
        // of these -2.3 would fail (2.241), which the procedure does not grant.
        IReadOnlyList<LeveledFinding> d = HolmDecisions.Decide(Zs.Above0(9, 9, -9, -2.3));
        Assert.That((d[3].Finding.Decision, d[3].Level), Is.EqualTo((Decision.Undecided, 1 - (0.05 / 3))));
    }

    [Test]
    public void IsHolmsAdjustedPInBothDirections()
    {
        Worlds worlds = new(100);
        for (int n = 0; n < 300; n++)
        {
            double[] z = [.. Enumerable.Range(0, 1 + (n % 12)).Select(_ => 2.2 * worlds.Normal())];
            IReadOnlyList<double> above = Holm.Adjust([.. z.Select(Zs.UpperP)]), below = Holm.Adjust([.. z.Select(x => Zs.UpperP(-x))]);
            Decision[] expected = [.. z.Select((_, k) => above[k] < 0.025 ? Decision.Holds : below[k] < 0.025 ? Decision.Fails : Decision.Undecided)];
            Assert.That(Decisions(HolmDecisions.Decide(Zs.Above0(z))), Is.EqualTo(expected));
        }
    }

    [TestCase(0.0)]
    [TestCase(0.6)]
    public void FalseDecisionsAtTheBoundaryKeepTheirShare(double correlation)
    {
        // Ten claims with mean 0, equally correlated: untrue ("above 0" is open), and at the edge of failing wrongly too. Each direction
        // at most .025; 4000 families, 4 standard errors are .0099. Independent ones come near: 1 - (1 - .0025)^10 = .0247.
        Worlds worlds = new(101);
        int holds = 0, fails = 0;
        for (int n = 0; n < 4000; n++)
        {
            double shared = worlds.Normal();
            double[] z = [.. worlds.Normals(10).Select(x => (Math.Sqrt(correlation) * shared) + (Math.Sqrt(1 - correlation) * x))];
            Decision[] d = Decisions(HolmDecisions.Decide(Zs.Above0(z)));
            holds += d.Contains(Decision.Holds) ? 1 : 0;
            fails += d.Contains(Decision.Fails) ? 1 : 0;
        }

        Assert.That(holds / 4000.0, Is.LessThan(0.025 + 0.0099).And.GreaterThan(correlation == 0 ? 0.025 - 0.0099 : 0));
        Assert.That(fails / 4000.0, Is.LessThan(0.025 + 0.0099).And.GreaterThan(correlation == 0 ? 0.025 - 0.0099 : 0));
    }

    [Test]
    public void TrueClaimsBesideDoNotRaiseTheShareOfFalseOnes()
    {
        // Five clearly true claims leave, five at the boundary remain, negatively dependent in pairs: at most .025.
        Worlds worlds = new(102);
        int wrong = Enumerable.Range(0, 4000).Count(_ =>
        {
            double x = worlds.Normal(), y = worlds.Normal();
            return Decisions(HolmDecisions.Decide(Zs.Above0(9, 9, 9, 9, 9, x, -x, y, -y, worlds.Normal())))[5..].Contains(Decision.Holds);
        });
        Assert.That(wrong / 4000.0, Is.EqualTo(0.025).Within(0.0099));
    }

    [Test]
    public void PairedClaimsOfRealGridsAreDecided()
    {
        Worlds worlds = new(103);
        MethodGrids m = worlds.Crossed([3, 0, 0.1], 10, 2, 1, 0.2, 0.2);
        Func<double, Finding> Claim(int a, int b) => level => Superiority.Of(m.Grids[a], m.Grids[b], 0, level).Finding;
        Assert.That(Decisions(HolmDecisions.Decide([Claim(0, 1), Claim(1, 0)])), Is.EqualTo([Decision.Holds, Decision.Fails]));
    }

    [Test]
    public void ManyClaimsOnTwoSeedsStayUndecided()
    {
        // One degree of freedom at level 1 - .05 / 100: t is 1273, beyond what the library's search reaches.
        Func<double, Finding> claim = level => Superiority.Of(new SeedGrid([[1.0], [2.0]]), new SeedGrid([[0.5], [0.0]]), 0, level).Finding;
        Assert.That(Decisions(HolmDecisions.Decide([.. Enumerable.Repeat(claim, 100)])), Is.All.EqualTo(Decision.Undecided));
    }

    [Test]
    public void NoClaimsAreNoDecisions() => Assert.That(HolmDecisions.Decide([]), Is.Empty);
}
