using System.Text.Json;
using System.Xml.Linq;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Reports;

/// <summary>What audits found stands in every form of a report.</summary>
public class AuditReportTests
{
    private static readonly Estimate
        Value = new(0.75, 0.75, new(0.7, 0.8), 0.95, "made up", Status.Ok),
        Chance = new(0.5, 0.5, new(0.45, 0.55), 0.95, "made up", Status.Ok),
        None = Estimate.Unidentified(0.95, "made up", "needs 4 models <of either kind>");

    private static readonly StudyReport Report = Made();

    [Test]
    public void MarkdownHasAMethodItsReasonAndChance()
    {
        string[] table = [.. MarkdownReportTests.Of(Report).Split('\n').SkipWhile(line => line != "## Audits over the grid").Skip(2).TakeWhile(line => line.Length > 0)];
        Assert.That(table.Select(line => string.Join('|', line.Split(" | ").Select(cell => cell.Trim('|', ' ')))), Is.EqualTo(new[]
        {
            "method|models|attack AUC [95 %]", "------|------|----", "Fixed|20 + 19, 2 collapsed|0.750 [0.700, 0.800]",
            @"Noisy|3 + 19|needs 4 models \<of either kind\>", "by chance alone|20 + 19|0.500 [0.450, 0.550]",
        }).Using<string>((a, b) => (a.StartsWith('-') && b.StartsWith('-')) || a == b));
    }

    [Test]
    public void ThePageSaysTheSame()
    {
        var page = XDocument.Parse(HtmlReportTests.Of(Report));
        var heading = page.Descendants("h2").Single(e => e.Value == "Audits over the grid");
        string[] cells = [.. heading.ElementsAfterSelf().First().Descendants("td").Select(e => e.Value.Replace('\u00a0', ' '))];
        Assert.That(cells, Is.EqualTo(new[] { "20 + 19, 2 collapsed", "0.750 [0.700, 0.800]", "3 + 19", "needs 4 models <of either kind>", "20 + 19", "0.500 [0.450, 0.550]" }));
        Assert.That(page.Descendants("li").Select(e => e.Value), Does.Contain("A note.").And.Contain("attack AUC: what it is."));
    }

    [Test]
    public void ProgramsGetNumbersAndReasons()
    {
        var audits = JsonDocument.Parse(JsonReportTests.Of(Report)).RootElement.GetProperty("audits");
        Assert.That(audits.GetArrayLength(), Is.EqualTo(2));
        Assert.That(audits[0].EnumerateObject().Select(p => p.Name), Is.EqualTo((string[])["method", "parameters", "audit", "forgotten", "unseen", "collapsed", "value", "null"]));
        Assert.That(audits[0].GetProperty("value").GetProperty("value").GetDouble(), Is.EqualTo(0.75));
        Assert.That(audits[0].GetProperty("null").GetProperty("upper").GetDouble(), Is.EqualTo(0.55));
        Assert.That(audits[1].GetProperty("value").GetProperty("value").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(audits[1].GetProperty("value").GetProperty("reason").GetString(), Is.EqualTo("needs 4 models <of either kind>"));
    }

    [Test]
    public void OnlyAValueWithinChancePasses()
    {
        Assert.That(new AuditValue(Value, Chance).Passes, Is.False);
        Assert.That(new AuditValue(Chance, Chance).Passes, Is.True);
        Assert.That(new AuditValue(None, Chance).Passes, Is.Null);
    }

    private static StudyReport Made()
    {
        var task = new Tests.Studies.FakeTask();
        var study = task.Study(2, 1, "Fixed", "Drawn");
        var records = new StudyRunner(task, new StoreNothing(), workers: 1).Run(study, new HashSet<string>());
        AuditRow[] rows = [new(Fake.Fixed, 20, 19, 2, [new(Value, Chance)]), new(Fake.Noisy, 3, 19, 0, [new(None, None)])];
        return StudyReport.Of(
            new(study, records.ToDictionary(r => r.Key), task.Key), task, [], new AuditTable("Audits over the grid", [new("attack AUC", "what it is.")], rows, ["A note."]));
    }

    private sealed class StoreNothing : IRecordSink
    {
        public void Write(CellRecord record)
        {
        }
    }
}
