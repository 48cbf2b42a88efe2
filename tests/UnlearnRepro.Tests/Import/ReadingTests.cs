using UnlearnRepro.Import;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Html;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Tests.Reports;

namespace UnlearnRepro.Tests.Import;

/// <summary>Import says what it took for what, in every form of the report.</summary>
public class ReadingTests
{
    private static readonly string[] Lines =
    [
        "SSD,0,,acc,1,node1,finished", "SSD,1,,acc,2,node1,finished", "GA,0,0,acc,3,node1,finished", "GA,0,1,acc,,node1,finished", "GA,1,0,acc,nan,node1,finished",
        "Fresh,7,,acc,5,node1,finished", "Fresh,8,,acc,6,node1,finished", "GA,1,1,acc,9,node1,running",
    ];

    private static readonly string[] Said =
    [
        "Read: method from algo, train_seed, unlearn_seed, metric, value, status from state; not read: host.",
        "Draws nothing: SSD (unlearn_seed is empty). Draws: GA (rows name unlearning seeds). Reference: Fresh (by name; 2 models by train_seed).",
        "1 row left out, whose run did not finish: 1 running (results.csv:9).",
        "Values: 5 numbers, 1 blank (missing), 1 collapsed (nan, inf, None, or a run that says so).",
    ];

    private static readonly TableOptions Options = new() { Columns = new Dictionary<string, string> { ["method"] = "algo" }, References = ["Fresh"] };

    [Test]
    public void EveryFormOfTheReportSaysIt()
    {
        var study = Table.Studies("algo,train_seed,unlearn_seed,metric,value,host,state", Lines, Options).Single();
        Assert.That(study.Origin.Reading, Is.EqualTo(Said));
        var report = StudyReport.Of(study, []);
        var html = new StringWriter();
        HtmlReport.Write(html, report);
        string json = JsonReportTests.Of(report), markdown = MarkdownReportTests.Of(report);
        Assert.That(ReportSummary.Lines(report), Is.SupersetOf(Said), "the terminal's");
        foreach (string line in Said)
        {
            Assert.That(html.ToString(), Does.Contain($"<li>{line}</li>"));
            Assert.That(json, Does.Contain($"\"{line}\""));
            Assert.That(markdown.Replace("\\", "", StringComparison.Ordinal), Does.Contain($"- {line}"));
        }
    }

    [Test]
    public void FilesWithOtherHeadersAreNamed()
    {
        using var folder = new Folder();
        string[] files = [folder.File("a.csv", "method,train_seed,metric,value\nGA,1,acc,1\n"), folder.File("b.csv", "method,s_train,metric,value,x\nGA,2,acc,1,y\n")];
        Assert.That(TableStudies.ReadCsv(files, new()).Single().Origin.Reading.Take(2), Is.EqualTo(new[]
        {
            "Read as in a.csv: method, train_seed, metric, value.",
            "Read as in b.csv: method, train_seed from s_train, metric, value; not read: x.",
        }));
    }

    [Test]
    public void AWideTableNamesItsMetricsAndReadsNoColumnOfValues()
    {
        var study = Table.Studies("method,train_seed,acc,value", ["GA,1,0.5,7"], new() { Metrics = ["forget=acc"] }).Single();
        Assert.That(study.Origin.Reading[0], Is.EqualTo("Read: method, train_seed; metrics forget from acc; not read: value."));
    }
}
