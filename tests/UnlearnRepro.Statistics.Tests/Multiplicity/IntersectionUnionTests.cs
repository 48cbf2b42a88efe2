using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Multiplicity;

namespace UnlearnRepro.Statistics.Tests;

public class IntersectionUnionTests
{
    [Test]
    public void AllMustHoldWithoutCorrection()
    {
        Assert.That(IntersectionUnion.Decide(Zs.Above0(2, 2, 2)).Decision, Is.EqualTo(Decision.Holds), "1.96 each");
        Assert.That(IntersectionUnion.Decide(Zs.Above0(9, 1.9, 9)).Decision, Is.EqualTo(Decision.Undecided));
        Assert.That(IntersectionUnion.PValue([0.01, 0.2, 0.03]), Is.EqualTo(0.2));
    }

    [Test]
    public void FailingOfOneIsCorrectedForAll()
    {
        // -2.2 would fail alone (1.96), not as one of three (2.394).
        IntersectionUnion open = IntersectionUnion.Decide(Zs.Above0(9, -2.2, 9)), failed = IntersectionUnion.Decide(Zs.Above0(9, -2.4, 9));
        Assert.That((open.Decision, failed.Decision), Is.EqualTo((Decision.Undecided, Decision.Fails)));
        Assert.That(failed.Parts.Select(p => p.Estimate.Level), Is.EqualTo([0.95, 1 - (0.05 / 3), 0.95]).Within(1e-12));
    }

    [Test]
    public void ErrorsAtTheBoundary()
    {
        // One part at 0, nine clearly true: "all hold" is wrong with .025. All ten at 0: "fails" is wrong with at most .025.
        Worlds worlds = new(110);
        int holds = 0, fails = 0;
        for (int n = 0; n < 4000; n++)
        {
            holds += IntersectionUnion.Decide(Zs.Above0([worlds.Normal(), .. Enumerable.Repeat(9.0, 9)])).Decision == Decision.Holds ? 1 : 0;
            fails += IntersectionUnion.Decide(Zs.Above0(worlds.Normals(10))).Decision == Decision.Fails ? 1 : 0;
        }

        Assert.That(holds / 4000.0, Is.EqualTo(0.025).Within(0.0099));
        Assert.That(fails / 4000.0, Is.EqualTo(0.025).Within(0.0099));
    }

    [Test]
    public void NoPartIsRefused()
    {
        Assert.That(() => IntersectionUnion.Decide([]), Throws.ArgumentException);
        Assert.That(() => IntersectionUnion.PValue([]), Throws.ArgumentException);
    }
}
