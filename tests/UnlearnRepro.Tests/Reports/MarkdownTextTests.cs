using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Reports.Text;

namespace UnlearnRepro.Tests.Reports;

/// <summary>What a name of a stranger could be in Markdown, and is not.</summary>
public class MarkdownTextTests
{
    [TestCase("[x](javascript:alert(1))", @"\[x\](javascript:alert(1))")]
    [TestCase("![i](http://x/y.png)", @"!\[i\](http\://x/y.png)")]
    [TestCase("[1, 2](http://x)", @"\[1, 2\](http\://x)", Description = "an interval that is a link")]
    [TestCase("[1, 2][x]", @"\[1, 2\]\[x\]")]
    [TestCase("[1, 2]: http://x", @"\[1, 2\]: http\://x", Description = "a definition would make links of all such intervals")]
    [TestCase("<b>a</b> a|b `c` *d* ~~e~~ $f$", @"\<b\>a\</b\> a\|b \`c\` \*d\* \~\~e\~\~ \$f\$")]
    [TestCase("__metadata__ s_T D_f _x_", @"\_\_metadata\_\_ s_T D_f \_x\_")]
    [TestCase("&lt; &#60; a & b", @"\&lt; \&#60; a & b")]
    [TestCase("see www.x.org, HTTPS://x, mailto:a, a\\b", @"see www\.x.org, HTTPS\://x, mailto\:a, a\\b")]
    [TestCase("_www.x.org", @"\_www\.x.org")]
    [TestCase("@octocat a@b.c #12 @", "@\u200boctocat a@\u200bb.c #\u200b12 @")]
    [TestCase("12.0 [-13.4, 37.4] [95 %] [0, ∞] [1.0e+7, 2]", "12.0 [-13.4, 37.4] [95 %] [0, ∞] [1.0e+7, 2]", Description = "what is ours stays readable")]
    [TestCase("a\nb", "a b")]
    public void TextIsText(string text, string written) => Assert.That(MarkdownText.Escape(text), Is.EqualTo(written));

    [TestCase("# a", @"\# a")]
    [TestCase("### a", @"\### a")]
    [TestCase("- a", @"\- a")]
    [TestCase("+ a", @"\+ a")]
    [TestCase("1. a", @"1\. a")]
    [TestCase("12) a", @"12\) a")]
    [TestCase("---", @"\---")]
    [TestCase("===", @"\===")]
    [TestCase("    a", "a")]
    [TestCase("-1 is a number, 1.5 too", "-1 is a number, 1.5 too")]
    public void ALineIsNoListAndNoHeading(string text, string written) => Assert.That(MarkdownText.Line(text), Is.EqualTo(written));

    [TestCase("a b", "`a b`")]
    [TestCase("a `b` c", "`` a `b` c ``")]
    [TestCase("`", "`` ` ``")]
    public void CodeEndsWhereItEnds(string text, string written) => Assert.That(MarkdownText.Code(text), Is.EqualTo(written));

    [Test]
    public void TheReportHasNoLinkOfAStrangers()
    {
        const string evil = "[x](http://evil) `y` <img src=z>";
        var report = Fake.Report(2, 2, [Fake.Noisy with { Name = evil }], (cell, _) => cell.Train);
        Verdict verdict = report.Verdicts[0] with { Claim = report.Verdicts[0].Claim with { Id = evil, Sentence = "# " + evil, Source = evil, Rationale = evil }, Measured = evil, WouldChange = evil, ErrorRate = evil, Rerun = $"verdict '{evil}'" };
        string[] lines = MarkdownReportTests.Of(report with { Verdicts = [verdict] }).Split('\n');
        Assert.That(lines, Has.Some.EqualTo($"- rerun: `` verdict '{evil}' ``"));
        string rest = string.Join('\n', lines.Where(line => !line.StartsWith("- rerun:", StringComparison.Ordinal)));
        Assert.That(rest, Does.Not.Match(@"(?<!\\)\]\(").And.Not.Contain("http:").And.Not.Match(@"(?<!\\)<").And.Not.Match(@"(?<!\\)`").And.Not.Match("\n# [^f]"));
    }

    [Test]
    public void TheGateToo()
    {
        var page = new StringWriter();
        Claim claim = new("[x](http://evil)", "f", "", "@octocat");
        GateMarkdown.Write(page, "<b>", Gate.Of([new(claim, Outcome.Contradicted, "`m`", null, 1, 1, "", "", null, "")], ClaimSet.Of(claim), new Dictionary<string, string>()));
        Assert.That(page.ToString(), Does.Contain(@"\<b\>").And.Contain(@"\[x\](http\://evil): @").And.Not.Contain("@octocat").And.Contain(@"\`m\`"));
    }
}
