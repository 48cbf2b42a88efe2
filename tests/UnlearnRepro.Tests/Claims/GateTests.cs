using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Forms;

namespace UnlearnRepro.Tests.Claims;

/// <summary>When a build may pass.</summary>
public class GateTests
{
    private static readonly Dictionary<string, string> Gaps = new() { ["gap"] = "too small", ["control"] = "no excuse" };

    [Test]
    public void ReproducedClaimsOpenIt() => Assert.That(Of(budget: 0, ("a", Outcome.Reproduced)).IsOpen);

    [Test]
    public void NothingJudgedShowsNothing() => Assert.That(Of(budget: 0).IsOpen, Is.False);

    [Test]
    public void AContradictedClaimClosesIt()
    {
        Gate gate = Of(budget: 9, ("a", Outcome.Reproduced), ("b", Outcome.Contradicted));
        Assert.That(gate.IsOpen, Is.False);
        Assert.That(gate.Lines, Is.EqualTo(new[]
        {
            "gate closed: 2 claims, 1 contradicted, 0 known gaps, 0 inconclusive (budget 9)",
            "contradicted  b: measured b",
        }));
    }

    [Test]
    public void ClaimsThatWereNotJudgedAreCounted()
    {
        Claim claim = new("a", "tests", "s", "x");
        ClaimSet set = new([new("tests", "r")], [claim, claim with { Id = "b" }]);
        Assert.That(Gate.Of([new Verdict(claim, Outcome.Reproduced, "", null, 1, 1, "", "", null, "")], set, Gaps).Lines[0], Does.StartWith("gate open: 1 of 2 claims, "));
    }

    [Test]
    public void AKnownGapDoesNot()
    {
        Gate gate = Of(budget: 0, ("gap", Outcome.Contradicted));
        Assert.That(gate.IsOpen);
        Assert.That(gate.Lines[1], Is.EqualTo("known gap     gap: measured gap"));
    }

    [Test]
    public void AControlHasNoKnownGap() => Assert.That(Of(budget: 0, ("control", Outcome.Contradicted)).IsOpen, Is.False);

    [Test]
    public void AGapThatClosedIsReportedAndClosesNothing()
    {
        Gate gate = Of(budget: 0, ("gap", Outcome.Reproduced));
        Assert.That(gate.IsOpen);
        Assert.That(gate.Lines[1], Does.StartWith("gap closed    gap is reproduced"));
    }

    [TestCase(1, true)]
    [TestCase(2, true)]
    [TestCase(3, false)]
    public void InconclusiveClaimsStayWithinTheBudget(int claims, bool open)
    {
        Gate gate = Of(budget: 2, [.. Enumerable.Range(0, claims).Select(k => ($"open-{k}", Outcome.Inconclusive))]);
        Assert.That(gate.IsOpen, Is.EqualTo(open));
        Assert.That(gate.Lines[1], Is.EqualTo("inconclusive  open-0: about 40 training seeds"), "what each would need is said");
    }

    [Test]
    public void TheMarkdownHasARowForEveryClaimThatIsNotSimplyReproduced()
    {
        var text = new StringWriter();
        GateMarkdown.Write(text, "Claims | here", Of(budget: 0, ("a", Outcome.Reproduced), ("b", Outcome.Contradicted), ("c", Outcome.Inconclusive), ("gap", Outcome.Contradicted)));
        string[] lines = text.ToString().Split('\n');
        Assert.That(lines[0], Is.EqualTo("## ❌ Claims \\| here"));
        Assert.That(lines.Where(l => l.StartsWith('|')).Skip(2).Select(l => l.Split('|')[2].Trim()), Is.EqualTo(new[] { "b: It is so.", "c: It is so.", "gap: It is so." }));
    }

    private static Gate Of(int budget, params (string Id, Outcome Outcome)[] verdicts) => Gate.Of(
        [.. verdicts.Select(v => new Verdict(
            new Claim(v.Id, v.Id == "control" ? "exact" : "tests", "s", "It is so."), v.Outcome, $"measured {v.Id}", null, 20, 5, "5 %", "about 40 training seeds", 40, "rerun"))],
        new ClaimSet([new("exact", "r"), new("tests", "r") { After = ["exact"] }], [], budget),
        Gaps);
}
