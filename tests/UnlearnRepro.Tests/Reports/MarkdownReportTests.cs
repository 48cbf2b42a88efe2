using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;

namespace UnlearnRepro.Tests.Reports;

public class MarkdownReportTests
{
    private static readonly string Text = Of(Fake.TwoByTwo());

    [Test]
    public void ColumnsLineUp()
    {
        string[] table = [.. Text.Split('\n').SkipWhile(line => !line.StartsWith("| method")).TakeWhile(line => line.StartsWith('|'))];
        Assert.That(table, Has.Length.EqualTo(7));
        Assert.That(table.Select(line => line.Length).Distinct().Count(), Is.EqualTo(1));
        Assert.That(table[3], Does.StartWith("| Fixed       | 25.0 [-38.5, 88.5]       | 7.07 [3.15, 226]  | 0 (deterministic)"));
    }

    [Test]
    public void MarkupFromOutsideIsText() => Assert.That(Text, Does.Contain(@"Note=\<script\>").And.Not.Contain("<script>"));

    [Test]
    public void HoldsVerdictsAndSeeds() =>
        Assert.That(Text, Does.Contain("### C-Contradicted: Contradicted").And.Contain("- would change it: More training seeds.").And.Contain("- fixed beforehand: A margin of 1 \\< 2.").And.Contain("7/fake/train/1"));

    internal static string Of(StudyReport report)
    {
        using var writer = new StringWriter();
        MarkdownReport.Write(writer, report);
        return writer.ToString();
    }
}
