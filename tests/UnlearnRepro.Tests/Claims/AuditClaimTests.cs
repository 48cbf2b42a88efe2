using UnlearnRepro.Claims;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Import;
using UnlearnRepro.Tests.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>A claim may be about an audit: a number that many models of a study give together.</summary>
public class AuditClaimTests
{
    // 0.6 with an error of 0.02 and 9 degrees of freedom; t(9) = 2.26216 at 95 % and 2.68501 at 97.5 %.
    private static readonly StudentEstimate Number = new(0.6, 0.02, 9, new(0, 1), "by hand");

    [TestCase(0.55, 0.65, Outcome.Reproduced)]
    [TestCase(0.65, 2.00, Outcome.Contradicted)]
    [TestCase(-1.0, 0.62, Outcome.Inconclusive)]
    public void ItIsDecidedByTheAuditsInterval(double from, double to, Outcome outcome)
    {
        using var world = Of(Number);
        var verdict = world.Judge(Claim(from, to));
        Assert.That(verdict.Outcome, Is.EqualTo(outcome), verdict.Explanation);
        Assert.That(verdict.Measured, Does.StartWith("told apart of Drawn(Alpha=1,Lambda=0.5), 10 models that were to forget and 12 retrained ones = "));
        Assert.That(verdict.Interval!.Value.HalfWidth, Is.EqualTo(2.262157 * 0.02).Within(1e-6));
    }

    [Test]
    public void TheFamilyDecidesTheLevel()
    {
        using var world = Of(Number);
        var both = world.Context.Judge(ClaimSet.Of(Claim(0.554, 0.646), Claim(0.554, 0.7) with { Id = "other" }));
        Assert.That(both.Select(v => v.Outcome), Is.All.EqualTo(Outcome.Inconclusive), "each alone would hold at 95 %: Holm asks both at 97.5 % first");
        Assert.That(both[0].Interval!.Value.HalfWidth, Is.EqualTo(2.685011 * 0.02).Within(1e-6));
    }

    [Test]
    public void WithoutAnErrorNothingIsDecided()
    {
        using var world = Of(Number with { Value = 1, Error = 0 });
        var verdict = world.Judge(Claim(0.9, 2));
        Assert.That((verdict.Outcome, verdict.Measured), Is.EqualTo((Outcome.Inconclusive,
            "told apart of Drawn(Alpha=1,Lambda=0.5), 10 models that were to forget and 12 retrained ones: "
            + "leaving any model out changes nothing, so that no error can be estimated")));
    }

    [Test]
    public void AnAuditThatTheTaskDoesNotKnowIsAnError()
    {
        using var world = Of(Number);
        Assert.That(
            () => world.Judge(Claim(0, 1) with { Audit = "told apert" }),
            Throws.TypeOf<StudyException>().With.Message.EqualTo(
                "claim T-audit-stays-within: audit: expected one of told apart, found 'told apert' (did you mean told apart?)"));
    }

    [Test]
    public void ATableHasNone()
    {
        var table = Table.One("Drawn,1,0,accuracy,1", "Drawn,2,0,accuracy,2");
        Assert.That(
            new ClaimContext(table, "again").Judge(ClaimSet.Of(Claim(0, 1))).Single().LeftOut,
            Is.EqualTo("audit: expected none, since a table has no models to look at, found 'told apart'"));
    }

    private static World Of(StudentEstimate number) => new(
        new FakeTask
        {
            AuditTables = results =>
            [
                new("Audits", [new("another", ""), new("told apart", "")], [.. results.Study.Methods.Select(m => new AuditRow(m, 10, 12, 0, [Other, Value(number)]))], []),
            ],
        },
        2, 2, "Drawn", "Fixed");

    private static AuditValue Other => Value(new(0.1, 0.01, 9, new(0, 1), "by hand"));

    private static AuditValue Value(StudentEstimate of) => new(of.At(0.95), Estimate.Unidentified(0.95, "none", "none")) { Source = of };

    private static Claim Claim(double from, double to) =>
        World.Claim("audit-stays-within", ["Drawn"], ("from", from), ("to", to)) with { Metric = null, Audit = "told apart" };
}
