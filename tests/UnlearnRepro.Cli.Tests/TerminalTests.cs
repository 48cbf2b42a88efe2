using System.Text.RegularExpressions;
using UnlearnRepro.Cli.Terminal;

namespace UnlearnRepro.Cli.Tests;

/// <summary>On a terminal lines break between words, and no number is torn from its interval or its unit; in a pipe they are whole.</summary>
[TestFixture]
public sealed partial class TerminalTests
{
    private const string Sentence =
        "mean acc of A minus that of B = -10.1 [-10.7, -9.46] (t on independent means, 95 %), claimed above 0; with I = 20 and J = 5 of a pilot of 3 x 2 in 2.64 min";

    [TestCase("one two three", 9, "one two|  three")]
    [TestCase("ICC of ssd = 0.397 [0, 0.999] here", 12, "ICC of ssd = 0.397 [0, 0.999]|  here", Description = "too long for its line, and whole")]
    [TestCase("see a/path/that/is/long here", 12, "see a/path/that/is/long|  here", Description = "nor is a path broken")]
    [TestCase("gap    it is known", 16, "gap    it is|       known", Description = "below the text, not below its label")]
    [TestCase("准确率 准确率", 12, "准确率|  准确率", Description = "letters of two cells")]
    [TestCase("", 80, "")]
    public void A_line_breaks_between_words(string text, int width, string lines) =>
        Assert.That(string.Join('|', Wrapped.Lines(text, width)), Is.EqualTo(lines));

    [Test]
    public void Nothing_is_lost_or_torn_at_any_width([Range(30, 160, 10)] int width)
    {
        var lines = Wrapped.Lines(Sentence, width, hanging: 6);
        Assert.That(string.Join(' ', lines.Select(line => line.Trim())), Is.EqualTo(Sentence));
        Assert.That(lines.Skip(1), Has.All.StartWith(new string(' ', 6)));
        Assert.That(lines, Has.All.Length.LessThanOrEqualTo(width));
        foreach (string whole in (string[])["-10.1 [-10.7, -9.46]", "95 %", "I = 20", "J = 5", "3 x 2", "2.64 min"])
        {
            Assert.That(lines, Has.Exactly(1).Contains(whole));
        }
    }

    [Test]
    [Platform("Linux", Reason = "the terminal is made by script")]
    public void A_verdict_has_its_interval_in_one_line_at_80_columns_and_is_one_line_in_a_pipe()
    {
        using var artifacts = new ArtifactsFolder();
        string[] words = Words(artifacts, "A is better.");
        const string Start = "  measured:     mean accuracy-on-forgotten of A minus that of", Interval = "B = -10.1 [-10.7, -9.46] (t on independent means, 95 %), claimed", Rest = "above 0\n";
        string shown = Invisible().Replace(Unlearn.RunIn("script -qec \"stty cols 80; $*\" /dev/null", words).Output, "");
        Assert.That(shown, Does.Contain($"{Start}\n                {Interval}\n                {Rest}"));
        Assert.That(shown.Split('\n').Where(line => !line.StartsWith("report: ", StringComparison.Ordinal)), Has.All.Length.LessThanOrEqualTo(80));
        Assert.That(Unlearn.Run(words).Output, Does.Contain($"{Start} {Interval} {Rest}"));
    }

    [Test]
    public void A_sentence_of_a_stranger_stays_one_line_and_moves_no_cursor()
    {
        using var artifacts = new ArtifactsFolder();
        Assert.That(Unlearn.Run(Words(artifacts, @"A is\nbetter \u001b[2J.")).Output, Does.Contain(@"A is\nbetter \u001b[2J.").And.Not.Contains('\e'));
    }

    private static string[] Words(ArtifactsFolder artifacts, string sentence)
    {
        string table = Path.Combine(artifacts.Path, "t.csv"), claims = Path.Combine(artifacts.Path, "c.json");
        File.WriteAllLines(table, ["method,train_seed,metric,value", "A,0,accuracy-on-forgotten,10", "A,1,accuracy-on-forgotten,11.3", "B,0,accuracy-on-forgotten,20.05", "B,1,accuracy-on-forgotten,21.45"]);
        File.WriteAllText(claims, $$"""{"families": [{"name": "f", "rationale": "r"}], "claims": [{"id": "x", "family": "f", "source": "s", "sentence": "{{sentence}}", "rule": "method-exceeds", "methods": ["A", "B"], "metric": "accuracy-on-forgotten", "margins": {"difference": 0} }]}""");
        return ["verdict", table, "--claims", claims, "--artifacts", artifacts.Path];
    }

    // Colours, and what a terminal puts before the end of a line.
    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e[=>]|\r")]
    private static partial Regex Invisible();
}
