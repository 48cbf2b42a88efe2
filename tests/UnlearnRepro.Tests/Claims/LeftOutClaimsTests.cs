using System.Text.Json;
using UnlearnRepro.Claims;
using UnlearnRepro.Import;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Tests.Import;
using UnlearnRepro.Tests.Reports;

namespace UnlearnRepro.Tests.Claims;

/// <summary>A claim that a table has not the names for is told with what is missing, and nothing is as if it had never been made.</summary>
public class LeftOutClaimsTests
{
    private static readonly Claim Good = new("good", "f", "own", "A is better than B.")
    {
        Rule = "method-exceeds",
        Methods = ["A", "B"],
        Metric = "acc",
        Margins = new Dictionary<string, double> { ["difference"] = 0 },
    };

    private static readonly Claim Misspelt = Good with { Id = "misspelt", Metric = "accuracy" };

    private static IEnumerable<TestCaseData> Lacking() =>
    [
        new(Misspelt, "metric: expected one of acc, found 'accuracy' (did you mean acc?)"),
        new(Good with { Methods = ["A", "Bb"] }, "methods: expected one of A, B, found 'Bb' (did you mean B?)"),
        new(Good with { Rule = "cells-repeat" }, "rule: expected one that reads numbers alone, found 'cells-repeat', which runs cells or reads their fingerprints"),
        new(Good with { Task = "digits" }, "task: expected none, since the table names none, found 'digits'"),
        new(Good with { Scenario = "full-class-3" }, "scenario: expected none, since the table names none, found 'full-class-3'"),
    ];

    [TestCaseSource(nameof(Lacking))]
    public void WhatIsMissingIsNamedWithTheNearestName(Claim claim, string lacks)
    {
        var verdict = Context().Judge(ClaimSet.Of(claim)).Single();
        Assert.That((verdict.Outcome, verdict.LeftOut), Is.EqualTo((Outcome.Inconclusive, lacks)));
        Assert.That(verdict.Measured, Is.EqualTo($"not judged: {lacks}"));
    }

    [Test]
    public void AMethodThatStandsThereWithSeveralParametersIsAskedFor()
    {
        var table = Table.Studies("method,parameters,train_seed,unlearn_seed,metric,value", ["A,a=1,1,0,acc,1", "A,a=2,1,0,acc,1", "B,,1,0,acc,2"]).Single();
        Assert.That(Of(Good with { Methods = ["A", "B"] }), Is.EqualTo("methods: expected one of A:a=1, A:a=2, found 'A', which is 2 of them"));
        Assert.That(Of(Good with { Methods = ["A:a=3", "B"] }), Does.StartWith("methods: expected one of A(a=1), A(a=2), found 'A:a=3'"));
        Assert.That(Of(Good with { Methods = ["A:a=2", "B"] }), Is.Null);

        string? Of(Claim claim) => new ClaimContext(table, "again").Lacks(claim);
    }

    [TestCase("tofo", "forget10", "task: expected one of muse, tofu, found 'tofo' (did you mean tofu?)")]
    [TestCase("tofu", "forget1O", "scenario: expected one of forget01, forget10, found 'forget1O' (did you mean forget10 or forget01?)")]
    [TestCase("tofu", "books", "scenario: expected one of forget01, forget10, found 'books'")]
    public void AStudyThatNoPartOfTheTableIsIsNamed(string task, string scenario, string lacks)
    {
        Claim claim = Good with { Task = task, Scenario = scenario };
        Assert.That(Several().Select(context => context.Judge(ClaimSet.Of(claim)).Single().LeftOut), Has.All.EqualTo(lacks));
    }

    [Test]
    public void AClaimAboutAnotherStudyOfTheTableIsNotLeftOutHere()
    {
        Claim claim = Good with { Task = "tofu", Scenario = "forget10" };
        Assert.That(Several().Select(context => context.Judge(ClaimSet.Of(claim)).Select(v => v.LeftOut)), Is.EquivalentTo(new string?[][] { [], [], [null] }));
    }

    [Test]
    public void ItKeepsItsPlaceInItsFamily()
    {
        var alone = Context().Judge(ClaimSet.Of(Good)).Single();
        var (beside, spelt) = (Context().Judge(ClaimSet.Of(Good, Misspelt)), Context().Judge(ClaimSet.Of(Good, Good with { Id = "spelt", Margins = new Dictionary<string, double> { ["difference"] = 2.3 } })));
        Assert.That(beside.Select(v => v.Claim.Id), Is.EqualTo(new[] { "good", "misspelt" }));
        Assert.That(alone.Measured, Does.Contain(", 95 %)"));
        Assert.That(beside[0].Measured, Does.Contain(", 97.5 %)"), "1 - .05 / 2");
        Assert.That(spelt[1].Outcome, Is.EqualTo(Outcome.Inconclusive));
        Assert.That((beside[0].Measured, beside[0].ErrorRate), Is.EqualTo((spelt[0].Measured, spelt[0].ErrorRate)), "as with one that cannot be decided");
    }

    [Test]
    public void WhereItsFamilyIsClosedItIsStillTold()
    {
        Claim broken = Good with { Id = "broken", Family = "below", Methods = ["B", "A"] };
        ClaimSet set = new([new("below", "r"), new("f", "r") { After = ["below"] }], [broken, Good, Misspelt]);
        Assert.That(Context().Judge(set).Select(v => (v.Claim.Id, v.IsClosed, v.LeftOut is not null)), Is.EqualTo(new[] { ("broken", false, false), ("good", true, false), ("misspelt", false, true) }));
    }

    [Test]
    public void ItIsInEveryFormOfTheReport()
    {
        const string lacks = "metric: expected one of acc, found &#39;accuracy&#39; (did you mean acc?)";
        var report = StudyReport.Of(Small(), Context().Judge(ClaimSet.Of(Good, Misspelt)));
        Assert.That(ReportSummary.Lines(report)[0], Is.EqualTo("2 claims: 1 reproduced, 0 contradicted, 1 inconclusive (1 of them left out)."));
        Assert.That(MarkdownReportTests.Of(report), Does.Contain("### misspelt: Inconclusive").And.Contain("- measured: not judged: metric: expected one of acc, found 'accuracy' (did you mean acc?)"));
        Assert.That(HtmlReportTests.Of(report), Does.Contain(lacks));
        using var json = JsonDocument.Parse(JsonReportTests.Of(report));
        var verdicts = json.RootElement.GetProperty("verdicts");
        Assert.That(verdicts.GetArrayLength(), Is.EqualTo(2));
        Assert.That(verdicts[0].GetProperty("left_out").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(verdicts[1].GetProperty("left_out").GetString(), Does.StartWith("metric: expected one of acc"));
    }

    [Test]
    public void ItClosesTheGateWhateverTheBudget()
    {
        ClaimSet set = ClaimSet.Of(Good, Misspelt);
        var gate = Gate.Of(Context().Judge(set), set, new Dictionary<string, string>());
        Assert.That(gate.IsOpen, Is.False);
        Assert.That(gate.Lines, Is.EqualTo(new[]
        {
            "gate closed: 1 of 2 claims, 0 contradicted, 0 known gaps, 0 inconclusive (budget none), 1 left out",
            "left out      misspelt: metric: expected one of acc, found 'accuracy' (did you mean acc?)",
        }));
        var page = new StringWriter();
        GateMarkdown.Write(page, "mine", gate);
        Assert.That(page.ToString(), Does.Contain("left out").And.Contain("misspelt: A is better than B."));
    }

    private static ClaimContext Context() => new(Small(), "again");

    private static IEnumerable<ClaimContext> Several()
    {
        var studies = Table.Studies(
            "task,scenario,method,train_seed,unlearn_seed,metric,value",
            from place in new[] { "muse,news", "tofu,forget01", "tofu,forget10" } from method in new[] { "A", "B" } from i in Enumerable.Range(0, 4) select $"{place},{method},{i},0,acc,{(3 * i % 4) + (method == "A" ? 9 : i % 2)}");
        return studies.Select(study => new ClaimContext(study, "again", [.. studies.Where(other => other != study).Select(other => other.Study)]));
    }

    // A is above B by 2 to 3 from each of ten trained models.
    private static TableStudy Small() => Table.One([.. from i in Enumerable.Range(0, 10) from method in new[] { "A", "B" } select FormattableString.Invariant($"{method},{i},0,acc,{(7 * i % 11) + (method == "A" ? 2 + (i % 3 / 2.0) : 0)}")]);
}
