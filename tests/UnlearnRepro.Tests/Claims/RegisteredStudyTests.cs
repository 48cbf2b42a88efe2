using System.Text;
using UnlearnRepro.Claims;
using UnlearnRepro.Tests.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>Studies are data: read whole or refused in one line, opened with the names that the task knows, and the claims that list them are about these.</summary>
public class RegisteredStudyTests
{
    private const string Study = """{"name": "all", "task": "fake", "scenario": "everything-odd", "trainingSeeds": 20, "unlearningSeeds": 5, "rationale": "why"}""";
    private const string Claim = """{"id": "A", "family": "f", "source": "s", "sentence": "It is so.", "rule": "training-seeds-matter", "studies": ["all"], "methods": ["Drawn"], "metric": "accuracy", "margins": {"spread": 0.5}}""";
    private const string Varied = """{"name": "all", "task": "fake", "scenario": "everything-odd", "vary": ["forget=5"], "trainingSeeds": 20, "unlearningSeeds": 2, "rationale": "why"}""";
    private const string OfFactors = """{"id": "A", "family": "f", "source": "s", "sentence": "It is so.", "rule": "factor-exceeds", "studies": ["all"], "methods": ["Drawn"], "metric": "accuracy", "factors": ["forget", "train"], "margins": {"difference": 0.5}}""";
    private static readonly RegisteredStudy All = new("all", "fake", "everything-odd", 20, 5, "why");

    [Test]
    public void AStudyIsReadWithAllItsParts()
    {
        var study = Read(Study.Replace("\"rationale\"", "\"long\": true, \"methods\": [\"Drawn\"], \"metrics\": [\"loss\"], \"rationale\"")).Studies.Single();
        Assert.That(study with { Methods = null, Metrics = null }, Is.EqualTo(All with { Long = true }));
        Assert.That((study.Methods, study.Metrics), Is.EqualTo((new[] { "Drawn" }, new[] { "loss" })));
    }

    [TestCase("\"scenario\"", "\"scenarios\"", "expected families and claims, found: ")]
    [TestCase("\"rationale\": \"why\"", "\"long\": false", "expected families and claims, found: ", Description = "no reason")]
    [TestCase("\"rationale\"", "\"methods\": [null], \"rationale\"", "expected families and claims, found: ")]
    [TestCase("20", "0", "all: trainingSeeds: expected at least 1, found 0")]
    [TestCase("5", "-1", "all: unlearningSeeds: expected at least 1, found -1")]
    [TestCase("\"rationale\"", "\"methods\": [], \"rationale\"", "all: methods: expected at least 1, or none named for the task's own, found an empty list")]
    [TestCase("\"rationale\"", "\"metrics\": [], \"rationale\"", "all: metrics: expected at least 1, or none named for all, found an empty list")]
    [TestCase("\"rationale\"", "\"metrics\": [\"loss\", \"loss\"], \"rationale\"", "expected each name once, found loss 2 times")]
    [TestCase("{\"name\"", Study + ", {\"name\"", "expected each name once, found all 2 times")]
    public void WhatIsNoStudyIsRefused(string right, string wrong, string message) =>
        Assert.That(Refused(Study.Replace(right, wrong)), Does.StartWith($"claims.json: {message}"));

    [TestCase("[\"forget=5\"]", "null", "expected families and claims, found: ")]
    [TestCase("[\"forget=5\"]", "[null]", "expected families and claims, found: ")]
    [TestCase("[\"forget=5\"]", "\"forget=5\"", "expected families and claims, found: ", Description = "no list")]
    [TestCase("[\"forget=5\"]", "[\"eval=5\"]", "A: factors, all: expected one of train, unlearn, eval, found 'forget'")]
    [TestCase("[\"forget=5\"]", "[]", "A: factors, all: expected one of train, unlearn, found 'forget'")]
    public void AStudyVariesTheFactorsOfItsClaims(string right, string wrong, string message) =>
        Assert.That(Refused(Varied.Replace(right, wrong), OfFactors), Does.StartWith($"claims.json: {message}"));

    [TestCase("[\"forget\", \"train\"]", "null", "expected families and claims, found: ")]
    [TestCase("\"train\"]", "null]", "expected families and claims, found: ")]
    [TestCase("[\"forget\", \"train\"]", "[]", "A: factors: expected 2 for the rule factor-exceeds, found none")]
    [TestCase("\"train\"]", "\"train\", \"unlearn\"]", "A: factors: expected 2 for the rule factor-exceeds, found forget, train, unlearn")]
    [TestCase("\"train\"]", "\"forget\"]", "expected each name once, found forget 2 times")]
    [TestCase("\"train\"]", "\"train x train\"]", "expected each name once, found train 2 times")]
    [TestCase("\"train\"]", "\"tran\"]", "A: factors, all: expected one of train, unlearn, forget, found 'tran' (did you mean train?)")]
    [TestCase("\"train\"]", "\"forget x tran\"]", "A: factors, all: expected one of train, unlearn, forget, found 'tran' (did you mean train?)")]
    public void FactorsAreAsManyAsTheRuleTakesAndEachIsVaried(string right, string wrong, string message) =>
        Assert.That(Refused(Varied, OfFactors.Replace(right, wrong)), Does.StartWith($"claims.json: {message}"));

    [Test]
    public void ARuleOfTrainingSeedsTakesNoFactors() => Assert.That(
        Refused(Varied, Claim.Replace("\"margins\"", "\"factors\": [\"forget\"], \"margins\"")),
        Is.EqualTo("claims.json: A: factors: expected none for the rule training-seeds-matter, found forget"));

    [Test]
    public void AClaimIsReadWithItsFactorsAndAStudyWithWhatItVaries()
    {
        var set = Read(Varied, OfFactors);
        Assert.That((set.Claims.Single().Factors, set.Studies.Single().Vary), Is.EqualTo((new[] { "forget", "train" }, new[] { "forget=5" })));
        var study = set.Studies.Single().Of(new FakeTask());
        Assert.That(study.Design.Further.Select(f => (f.Axis.Name, f.Levels)), Is.EqualTo(new[] { ("forget", 5) }));
        Assert.That(study.Name, Does.Contain("forget5"));
        Assert.That((All with { Vary = [] }).Of(new FakeTask()).Design.HasFurther, Is.False);
    }

    [TestCase("forget", "--vary: expected an axis and its number of levels, at least 2, such as forget=5, found 'forget'")]
    [TestCase("forgot=5", "--vary: expected one of data, forget, eval, found 'forgot' (did you mean forget?)")]
    [TestCase("train=5", "--vary train: expected --train-seeds, which is the word for this axis")]
    public void WhatAStudyCannotVaryIsRefusedWhenItIsOpened(string vary, string message) => Assert.That(
        () => (All with { Vary = [vary] }).Of(new FakeTask()),
        Throws.TypeOf<StudyException>().With.Message.StartsWith($"study all: {message}"));

    [TestCase("[\"all\"]", "[\"al\"]", "A: studies: expected one of all, found 'al' (did you mean all?)")]
    [TestCase("[\"all\"]", "[\"all\", \"all\"]", "expected each name once, found all 2 times")]
    [TestCase("\"studies\"", "\"task\": \"fake\", \"studies\"", "A: expected studies, or task and scenario, found both")]
    [TestCase("[\"all\"]", "null", "expected families and claims, found: ")]
    [TestCase("[\"all\"]", "[null]", "expected families and claims, found: ")]
    public void AClaimListsStudiesThatThereAre(string right, string wrong, string message) =>
        Assert.That(Refused(Study, Claim.Replace(right, wrong)), Does.StartWith($"claims.json: {message}"));

    [Test]
    public void AClaimIsAboutTheTaskAndScenarioOfItsStudies()
    {
        using var world = new World(World.Spread(10, 1), 6, 2, "Drawn");
        Assert.That(world.Context.Judge(Read(Study)), Has.Count.EqualTo(1), "whatever the size");
        Assert.That(world.Context.Judge(Read(Study.Replace("odd", "even"))), Is.Empty);
        Assert.That(world.Context.Judge(Read(Study).OnStudies(study => study with { Task = "other" })), Is.Empty);

        string two = Claim.Replace("[\"all\"]", "[\"elsewhere\", \"all\"]");
        Assert.That(world.Context.Judge(Read($"{Study}, {Study.Replace("all", "elsewhere").Replace("odd", "even")}", two)), Has.Count.EqualTo(1));
    }

    [Test]
    public void AStudyIsTheTasksOwnUnlessItSaysOtherwise()
    {
        var task = new FakeTask();
        var own = All.Of(task);
        Assert.That((own.Name, own.TrainingSeeds, own.UnlearningSeeds, own.Root), Is.EqualTo(("fake-everything-odd-quick", 20, 5, 2026UL)));
        Assert.That(own.Methods.Select(m => m.Name), Is.EqualTo(task.MethodNames));
        Assert.That(own.Metrics, Is.EqualTo(new[] { "accuracy", "loss" }));
        var other = (All with { TrainingSeeds = 10, Methods = ["Drawn:Alpha=2"], Metrics = ["loss"] }).Of(task, root: 7);
        Assert.That(other.Name, Does.Match("^fake-everything-odd-10x5-drawn-[0-9a-f]{6}-1-metrics-[0-9a-f]{6}-seed7$"));
        Assert.That((other.Methods.Single(), other.Metrics.Single(), other.Root), Is.EqualTo((task.Method("Drawn:Alpha=2"), "loss", 7UL)));
    }

    [TestCase("Everything-odd", "Drawn", "loss", "scenario: expected everything-odd, found 'Everything-odd'")]
    [TestCase("everything-odd", "Drawm", "loss", "method: expected one of Drawn, Fixed, Liar, Original, Retrain, found 'Drawm' (did you mean Drawn?)")]
    [TestCase("everything-odd", "Drawn", "los", "metric: expected one of accuracy, loss, found 'los' (did you mean loss?)")]
    public void WhatTheTaskDoesNotKnowIsRefusedWhenTheStudyIsOpened(string scenario, string method, string metric, string message) =>
        Assert.That(
            () => (All with { Scenario = scenario, Methods = [method], Metrics = [metric] }).Of(new FakeTask()),
            Throws.TypeOf<StudyException>().With.Message.EqualTo($"study all: {message}"));

    private static ClaimSet Read(string studies, string claim = Claim) => ClaimFile.Read(
        new MemoryStream(Encoding.UTF8.GetBytes($$"""{"studies": [{{studies}}], "families": [{"name": "f", "rationale": "r"}], "claims": [{{claim}}]}""")), "claims.json");

    private static string Refused(string studies, string claim = Claim)
    {
        string message = Assert.Throws<StudyException>(() => Read(studies, claim))!.Message;
        Assert.That(message, Does.Not.Contain("\n"));
        return message;
    }
}
