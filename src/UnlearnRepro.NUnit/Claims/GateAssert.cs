using NUnit.Framework;
using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Forms;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>
/// Ends a test as the gate says, and shows it where people look: on the console, in a Markdown file, and on the summary page
/// of a GitHub Actions job where there is one.
/// </summary>
public static class GateAssert
{
    /// <summary>Fails unless the gate is open.</summary>
    /// <param name="title">What was judged.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="summary">The Markdown file to write; its folder is made if need be.</param>
    public static void IsOpen(string title, Gate gate, string summary) => AreOpen([(title, gate)], summary);

    /// <summary>Fails unless every gate is open.</summary>
    /// <param name="gates">What was judged, with its gate.</param>
    /// <param name="summary">The Markdown file to write; its folder is made if need be.</param>
    public static void AreOpen(IReadOnlyList<(string Title, Gate Gate)> gates, string summary)
    {
        var text = new StringWriter();
        foreach (var (title, gate) in gates)
        {
            GateMarkdown.Write(text, title, gate);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(summary))!);
        File.WriteAllText(summary, text.ToString());
        TestContext.AddTestAttachment(summary, "gate");
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } page)
        {
            File.AppendAllText(page, text.ToString());
        }

        string lines = string.Join('\n', gates.SelectMany(g => (string[])[g.Title, .. g.Gate.Lines]));
        TestContext.Progress.WriteLine(lines);
        Assert.That(gates.All(g => g.Gate.IsOpen), Is.True, lines);
    }
}
