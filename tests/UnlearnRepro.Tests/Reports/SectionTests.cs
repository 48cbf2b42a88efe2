using System.Text.Json;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Reports;

/// <summary>Health, distances in units of Retrain's spread, and published numbers, in every form of a report.</summary>
public class SectionTests
{
    private static readonly HealthCheck[] Checks =
    [
        new("G1", "learned", true, "96 %"),
        new("G2", "a reference", false, "sd 3 points"),
        new("G4", "tuned", false, "Fixed is not") { Methods = [Fake.Fixed] },
        new("G6", "something to forget", null, "no Original"),
    ];

    [Test]
    public void EveryCheckIsInTheReportAndSickOnesAreAtItsTop()
    {
        var report = Fake.TwoByTwo() with { Health = Checks };
        string text = MarkdownReportTests.Of(report);
        Assert.That(Table(text, "Health").Select(row => (row[0], row[2])), Is.EqualTo(new[] { ("G1", "yes"), ("G2", "NO"), ("G4", "not for some methods"), ("G6", "not checked") }));
        string[] top = [.. ReportSummary.Lines(report)];
        Assert.That(top[1], Is.EqualTo("The study is sick, and no statistical claim on it is judged: G2, sd 3 points."));
        Assert.That(top[2], Does.StartWith("No statistical claim about some methods is judged: G4"));
        Assert.That(HtmlReportTests.Of(report), Does.Contain("<h2>Health</h2>"));
        using var json = JsonDocument.Parse(JsonReportTests.Of(report));
        Assert.That(json.RootElement.GetProperty("health").EnumerateArray().Select(c => c.GetProperty("holds").ToString()), Is.EqualTo(new[] { "True", "False", "False", "" }));
    }

    [Test]
    public void WithoutChecksThereIsNoSection() => Assert.That(MarkdownReportTests.Of(Fake.TwoByTwo()), Does.Not.Contain("## Health").And.Not.Contain("sick"));

    [Test]
    public void DistancesAreInUnitsOfRetrainsSpread()
    {
        // Retrain 10 and 14: mean 12, s_R = sqrt 8 = 2.83, band 12 +- 12.7 sqrt(12): -32 to 56. Fixed 20 and 30: 13 above, 4.60 units. Noisy 42 and 62.
        string[][] rows = Table(MarkdownReportTests.Of(Fake.TwoByTwo()), "In units of Retrain's spread");
        var accuracy = rows.Where(r => r[0].StartsWith("accuracy")).ToDictionary(r => r[1]);
        Assert.That(accuracy["Retrain"][3..], Is.EqualTo(new[] { "s_R = 2.83 [1.26, 90.3]", "2 of 2, [-32.0, 56.0]" }));
        Assert.That(accuracy["Fixed"][3], Does.StartWith("4.60 ["));
        Assert.That((accuracy["Fixed"][4], accuracy["Noisy"][4]), Is.EqualTo(("2 of 2", "1 of 2")));
        Assert.That(accuracy["Twice (A=1)"][2..], Is.EqualTo(new[] { "1 of 4 cells collapsed", "-", "-" }));
    }

    [Test]
    public void ARetrainWithoutSpreadIsNoUnit()
    {
        string text = MarkdownReportTests.Of(Fake.Report(3, 1, [Fake.Retrain, Fake.Fixed, Fake.Noisy], (c, m) => c.Method == "Retrain" ? 0 : c.Method == "Noisy" && m == Fake.Accuracy ? c.Train : 0));
        Assert.That(text, Does.Contain("accuracy-forget (%): every retrained model has 0, so that there is no spread to measure in; other values from some trained model: Noisy."));
        Assert.That(text, Does.Contain("loss-retain (nats): every retrained model has 0").And.Contain("some trained model: no method."));
    }

    [Test]
    public void AMetricThatRetrainIsNoScaleForIsLeftOut()
    {
        var report = Fake.TwoByTwo();
        MetricInfo other = report.Metrics[0] with { Ideal = "0.5" };
        StudyReport With(MetricInfo metric) => report with { Metrics = [metric, report.Metrics[1]] };
        Assert.That(Table(MarkdownReportTests.Of(With(other)), "In units of Retrain's spread").Select(r => r[0]).Distinct(), Is.EqualTo(new[] { "loss-retain (nats)" }));
        Assert.That(Table(MarkdownReportTests.Of(With(other with { AgainstRetrain = true })), "In units of Retrain's spread").Select(r => r[0]).Distinct().Count(), Is.EqualTo(2), "a distance to M_r");
    }

    [Test]
    public void ACounterpartIsComparedAndContextIsNot()
    {
        // Fixed minus Retrain = 13; variances 50/2 + 8/2 of ours and 36/9 of theirs: error sqrt 33, df 33^2 / (25^2 + 4^2 + 4^2/8) = 1.69.
        PublishedNumber there = new("Paper", "there", "Fixed", Fake.Accuracy, 10) { ToRetrain = true, Sd = 6, Seeds = 9, IsCounterpart = true, Notes = ["Counted otherwise."] };
        var report = Fake.TwoByTwo() with { Published = [there, there with { Setting = "elsewhere", IsCounterpart = false, Notes = [] }, there with { Mean = 0.03, Seeds = 1, Sd = null }, there with { Method = "Absent" }] };
        string text = MarkdownReportTests.Of(report);
        string[][] rows = Table(text, "Compare with the paper: Paper");
        Assert.That(rows, Has.Length.EqualTo(2));
        Assert.That(rows.Select(row => row[3]), Is.EqualTo(new[] { "10.00 ± 6.00 (9 seeds)", "0.03 (1 seed)" }));
        Assert.That(rows[0][5], Does.StartWith("3 [").Or.StartsWith("3.0"));
        double half = Half(rows[0][5]);
        Assert.That(half, Is.EqualTo(Math.Sqrt(33) * MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, 33.0 * 33 / (625 + 16 + 2), 0.975)).Within(1));
        Assert.That(rows[1][5], Is.EqualTo("no interval: one side has no spread over seeds"));
        string[][] context = Table(text[text.LastIndexOf("## Compare", StringComparison.Ordinal)..], "Compare with the paper: Paper, as context");
        Assert.That(context.Select(row => row.Length), Is.EqualTo(new[] { 5 }), "no difference");
        Assert.That(text, Does.Contain("for context, and not compared"));
        Assert.That(text.Split("Counted otherwise.").Length, Is.EqualTo(2), "a note once");
    }

    private static double Half(string cell)
    {
        double[] ends = [.. cell.Split('[', ']')[1].Split(", ").Select(x => double.Parse(x, System.Globalization.CultureInfo.InvariantCulture))];
        return (ends[1] - ends[0]) / 2;
    }

    private static string[][] Table(string text, string title) =>
        [.. text.Split('\n').SkipWhile(l => l != $"## {title}").SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|')).Skip(2).Select(l => l.Trim('|').Split(" | ").Select(c => c.Trim()).ToArray())];
}
