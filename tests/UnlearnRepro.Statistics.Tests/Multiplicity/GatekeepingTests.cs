using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Multiplicity;

namespace UnlearnRepro.Statistics.Tests;

public class GatekeepingTests
{
    [Test]
    public void LaterFamilyWaitsForEveryEarlierClaim()
    {
        IReadOnlyList<GatedFamily> d = Gatekeeping.Decide(
            [new("controls", Zs.Above0(9, 9)), new("variances", Zs.Above0(9, 1)), new("comparisons", Zs.Above0(9)), new("more", Zs.Above0(9))]);
        Assert.That(d.Select(f => f.Passed), Is.EqualTo([true, false, false, false]));
        Assert.That(d[1].Claims!.Select(c => c.Finding.Decision), Is.EqualTo([Decision.Holds, Decision.Undecided]));
        Assert.That(d[2].Claims, Is.Null);
        Assert.That(d.Select(f => f.Reason), Is.EqualTo([null, null, "not tested: not all claims of 'variances' hold", "not tested: not all claims of 'variances' hold"]));
    }

    [Test]
    public void EachFamilyHasTheFullAlpha() =>
        // 2.3 is above 2.241 for two claims; four in one family would ask for 2.498.
        Assert.That(Gatekeeping.Decide([new("a", Zs.Above0(2.3, 2.3)), new("b", Zs.Above0(2.3, 2.3))]).All(f => f.Passed));

    [Test]
    public void FalseHoldsOverAllFamiliesKeepTheirShare()
    {
        // Three families of two at the boundary behind a true one: at most .025 that any holds; 4000 worlds, 4 standard errors .0099.
        Worlds worlds = new(120);
        int wrong = Enumerable.Range(0, 4000).Count(_ => Gatekeeping.Decide(
            [new("true", Zs.Above0(9)), .. Enumerable.Range(0, 3).Select(k => new OrderedFamily($"{k}", Zs.Above0(worlds.Normals(2))))])
            .Skip(1).Any(f => f.Claims?.Any(c => c.Finding.Decision == Decision.Holds) ?? false));
        Assert.That(wrong / 4000.0, Is.EqualTo(0.025).Within(0.0099));
    }

    [Test]
    public void EmptyFamilyPasses() => Assert.That(Gatekeeping.Decide([new("none", [])])[0].Passed);
}
