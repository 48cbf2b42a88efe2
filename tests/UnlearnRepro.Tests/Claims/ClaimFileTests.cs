using System.Text;
using UnlearnRepro.Claims;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>A claims file is read whole or refused in one line that names file and claim.</summary>
public class ClaimFileTests
{
    private const string Good = """{"id": "A", "family": "f", "source": "s", "sentence": "It is so.", "rule": "training-seeds-matter", "methods": ["M:a=1"], "metric": "m", "margins": {"spread": 0.5}}""";

    [Test]
    public void AClaimIsReadWithAllItsParts()
    {
        ClaimSet set = Read(File(Good));
        Claim claim = set.Claims.Single();
        Assert.That((set.InconclusiveBudget, set.Families.Single().Name, set.Families.Single().Alpha), Is.EqualTo((int.MaxValue, "f", 0.05)));
        Assert.That((claim.Id, claim.Family, claim.Source, claim.Sentence, claim.Rule, claim.Metric), Is.EqualTo(("A", "f", "s", "It is so.", "training-seeds-matter", "m")));
        Assert.That(claim.Methods, Is.EqualTo(new[] { "M:a=1" }));
        Assert.That(claim.Margin("spread"), Is.EqualTo(0.5));
        Assert.That((claim.Task, claim.Scenario), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public void AnUnknownRuleIsAnsweredByTheNearest() =>
        Assert.That(Refused(File(Good.Replace("training-seeds-matter", "training-seed-matters"))), Does.StartWith("claims.json: A: rule: expected one of ")
            .And.Contains("found 'training-seed-matters' (did you mean training-seeds-matter"));

    [Test]
    public void AnUnknownMemberIsNamed() =>
        Assert.That(Refused(File(Good.Replace("\"metric\"", "\"metrik\""))), Does.StartWith("claims.json: expected families and claims, found: ").And.Contains("metrik"));

    [Test]
    public void AnIdStandsOnce() =>
        Assert.That(Refused(File($"{Good}, {Good}")), Is.EqualTo("claims.json: expected each name once, found A 2 times"));

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("[]")]
    public void WhatIsNoListOfClaimsIsRefused(string json) =>
        Assert.That(Refused(json), Does.StartWith("claims.json: expected families and claims, found: "));

    [TestCase("null")]
    [TestCase("{\"id\": \"A\"}", Description = "no sentence")]
    [TestCase("{\"id\": null, \"family\": \"f\", \"source\": \"s\", \"sentence\": \"x\", \"rule\": \"cells-repeat\"}")]
    [TestCase("{\"id\": \"A\", \"family\": \"f\", \"source\": \"s\", \"sentence\": \"x\", \"rule\": \"cells-repeat\", \"methods\": null}")]
    [TestCase("{\"id\": \"A\", \"family\": \"f\", \"source\": \"s\", \"sentence\": \"x\", \"rule\": \"cells-repeat\", \"methods\": [null]}")]
    [TestCase("{\"id\": \"A\", \"family\": \"f\", \"source\": \"s\", \"sentence\": \"x\", \"rule\": null}")]
    public void WhatIsNoClaimIsRefused(string claim) => Assert.That(Refused(File(claim)), Does.StartWith("claims.json: expected families and claims, found: "));

    [Test]
    public void AFamilyMustExist() =>
        Assert.That(Refused(File(Good.Replace("\"family\": \"f\"", "\"family\": \"g\""))), Is.EqualTo("claims.json: A: family: expected one of f, found 'g'"));

    [TestCase("\"after\": [\"f\"]", "claims.json: f: after, families above it: expected one of none, found 'f'", Description = "itself")]
    [TestCase("\"alpha\": 1", "claims.json: f: alpha: expected a number between 0 and 1, found 1.00")]
    [TestCase("\"alpha\": 0", "claims.json: f: alpha: expected a number between 0 and 1, found 0")]
    public void AFamilyIsChecked(string member, string message) => Assert.That(Refused(File(Good, member)), Is.EqualTo(message));

    [Test]
    public void AMarginThatIsNotStatedIsAskedForByName() =>
        Assert.That(
            () => Read(File(Good)).Claims.Single().Margin("icc"),
            Throws.ArgumentException.With.Message.EqualTo("claim A: expected the margin 'icc', found spread"));

    [TestCase("{\"spread\": 0.5, \"icc\": 0.5}", "margins of training-seeds-matter: expected spread, found 'icc'", Description = "one that changes nothing")]
    [TestCase("{\"spraed\": 0.5}", "margins of training-seeds-matter: expected spread, found 'spraed' (did you mean spread?)")]
    [TestCase("{}", "margins of training-seeds-matter: expected spread, found none: spread is missing, a standard deviation in the metric's unit, above 0")]
    [TestCase("{\"spread\": \"0\"}", "margin spread: expected a number, found \"0\"; the margins of training-seeds-matter: spread")]
    [TestCase("{\"spread\": null}", "margin spread: expected a number, found null; the margins of training-seeds-matter: spread")]
    [TestCase("{\"spread\": true}", "margin spread: expected a number, found true; the margins of training-seeds-matter: spread")]
    [TestCase("{\"spread\": 1e999}", "margin spread: expected a finite number, found ∞")]
    public void TheMarginsAreThoseOfTheRule(string margins, string message) =>
        Assert.That(Refused(File(Good.Replace("{\"spread\": 0.5}", margins))), Is.EqualTo($"claims.json: A: {message}"));

    [Test]
    public void AMarginWithADefaultMayBeLeftOut()
    {
        string claim = Good.Replace("training-seeds-matter", "variance-adds-up");
        Assert.That(() => Read(File(claim.Replace("\"spread\": 0.5", "\"factor\": 2, \"unlearning_seeds\": 1"))), Throws.Nothing);
        Assert.That(() => Read(File(claim.Replace("\"spread\": 0.5", "\"factor\": 2, \"unlearning_seeds\": 1, \"training_seeds\": 2"))), Throws.Nothing);
        Assert.That(
            Refused(File(claim.Replace("\"spread\": 0.5", "\"unlearning_seeds\": 1"))),
            Is.EqualTo("claims.json: A: margins of variance-adds-up: expected factor, unlearning_seeds, training_seeds (1 if left out), found unlearning_seeds: factor is missing, of the two variances, above 1"));
    }

    [TestCase("\"alpha\": \"0.05\"", Description = "a text")]
    [TestCase("\"alpha\": 0.05, \"alpha\": 0.5", Description = "twice")]
    [TestCase("\"after\": [\"\\ud800\"]", Description = "half of a surrogate pair")]
    public void WhatCouldBeReadInTwoWaysIsRefused(string member) => Assert.That(Refused(File(Good, member)), Does.StartWith("claims.json: expected families and claims, found: "));

    private static string File(string claims, string member = "\"alpha\": 0.05") =>
        $$"""{"families": [{"name": "f", "rationale": "r", {{member}}}], "claims": [{{claims}}]}""";

    private static ClaimSet Read(string json) => ClaimFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "claims.json");

    private static string Refused(string json)
    {
        string message = Assert.Throws<StudyException>(() => Read(json))!.Message;
        Assert.That(message, Does.Not.Contain("\n"));
        return message;
    }
}
