using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Text;

namespace UnlearnRepro.Reports.Forms;

/// <summary>The gate as Markdown, for the summary page of a CI job or a comment on a pull request.</summary>
public static class GateMarkdown
{
    private static readonly string[] Header = ["", "claim", "measured", "I x J", "what would change it"];

    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="title">What was judged.</param>
    /// <param name="gate">The gate.</param>
    public static void Write(TextWriter writer, string title, Gate gate)
    {
        writer.Write($"## {(gate.IsOpen ? "✅" : "❌")} {MarkdownText.Escape(title)}\n\n{gate.Lines[0]}\n\n");
        string[][] rows =
        [
            .. gate.Sick.Select(check => (string[])
            [
                check.IsSickStudy ? "🩺 sick study" : "🩺 sick method", $"{check.Id}: {check.Sentence}", check.Found, "", "a study in which it holds",
            ]),
            .. gate.Broken.Select(v => Row("❌ contradicted", v)),
            .. gate.LeftOut.Select(v => Row("🚫 left out", v)),
            .. gate.Inconclusive.Select(v => Row("❔ inconclusive", v)),
            .. gate.Gaps.Select(v => Row("⚠️ known gap", v)),
            .. gate.ClosedGaps.Select(v => Row("⚠️ gap closed: take it off the list", v)),
        ];
        if (rows.Length > 0)
        {
            MarkdownTable.Write(writer, Header, rows);
        }
    }

    private static string[] Row(string mark, Verdict v) =>
        [mark, $"{v.Claim.Id}: {v.Claim.Sentence}", v.Measured, $"{v.TrainingSeeds} x {v.UnlearningSeeds}", v.WouldChange];
}
