using System.Xml.Linq;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Html;

namespace UnlearnRepro.Tests.Reports;

public class HtmlReportTests
{
    private static readonly string Page = Of(Fake.TwoByTwo());

    [Test]
    public void IsWellFormed()
    {
        var root = XDocument.Parse(Page).Root!;
        Assert.That(root.Name.LocalName, Is.EqualTo("html"));
        Assert.That(root.Descendants("svg").Count(), Is.EqualTo(6));
    }

    [Test]
    public void NeedsNoNetworkAndNoScript()
    {
        Assert.That(Page, Does.Not.Contain("http"));
        Assert.That(Page, Does.Not.Contain("<script"));
        Assert.That(Page, Does.Not.Contain("src=").And.Not.Contain("@import").And.Not.Match(@"url\((?!#)"));
    }

    [Test]
    public void IdsAreUnique() =>
        Assert.That(XDocument.Parse(Page).Descendants().Select(e => (string?)e.Attribute("id")).OfType<string>(), Is.Unique.And.Not.Empty);

    [Test]
    public void EveryMetricIsListedWithItsGoalAndItsLinkLeadsToItsTable()
    {
        var root = XDocument.Parse(Page);
        var list = root.Descendants("table").Single(t => (string?)t.Attribute("id") == "metrics");
        string[] targets = [.. list.Descendants("a").Select(a => ((string)a.Attribute("href")!)[1..])];
        Assert.That(list.Descendants("td").Select(td => td.Value), Does.Contain("near Retrain"));
        Assert.That(targets.Select(id => root.Descendants().Single(e => (string?)e.Attribute("id") == id).Value),
            Is.EqualTo(new[] { "accuracy-forget (%): accuracy on D_f", "loss-retain (nats): cross-entropy on D_r" }));
    }

    [Test]
    public void EscapesWhatComesFromOutside()
    {
        Assert.That(Page, Does.Contain("Note=&lt;script&gt;alert(1)&lt;/script&gt;"));
        Assert.That(Page, Does.Contain("&lt;b&gt;holds&lt;/b&gt;").And.Contain("Section 2 &amp; 3"));
    }

    [Test]
    public void SaysOutcomesInWordsWithASymbol() =>
        Assert.That(Page, Does.Contain("✓ Reproduced").And.Contain("✗ Contradicted").And.Contain("? Inconclusive"));

    [Test]
    public void TwoFiguresAndOneOfSharesAreUnfoldedAccuracyFirst()
    {
        string[] open = [.. XDocument.Parse(Page).Descendants("details").Where(e => e.Attribute("open") is not null).Select(e => e.Element("summary")!.Value)];
        Assert.That(open, Has.Length.EqualTo(3).And.ItemAt(0).EqualTo("accuracy-forget (%): accuracy on D_f").And.ItemAt(2).EqualTo("accuracy-forget (%): accuracy on D_f"));
    }

    [Test]
    public void TheOutcomeTheSentenceAndTheNumbersAreNeverFolded()
    {
        var verdict = XDocument.Parse(Page, LoadOptions.PreserveWhitespace).Descendants("section").First();
        Assert.That(verdict.Elements("p").Select(p => p.Value), Is.EqualTo(new[]
        {
            "✓ Reproduced C-Reproduced · fake/variance", "The claim that is Reproduced <b>holds</b>.", "ICC 0.8 [0.6, 0.9]",
        }));
    }

    [Test]
    public void HoldsEverythingThatAReaderNeeds() => Assert.That(Page, Does.Contain("3 claims: 1 reproduced, 1 contradicted, 1 inconclusive.")
        .And.Contain("by construction, for what draws nothing: Fixed.")
        .And.Contain("7/fake/train/1/unlearn/1")
        .And.Contain("no library; one machine")
        .And.Contain("<code>unlearnrepro reproduce --seed 7</code>")
        .And.Contain("<td>0.500</td>")
        .And.Contain("A=2, B=1")
        .And.Contain("<dt>fixed beforehand</dt><dd>A margin of 1 &lt; 2.</dd>"));

    [Test]
    public void EqualReportsGiveEqualBytes() => Assert.That(Of(Fake.TwoByTwo()), Is.EqualTo(Page));

    internal static string Of(StudyReport report)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(writer, report);
        return writer.ToString();
    }
}
