using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Content;

namespace UnlearnRepro.Reports.Html;

/// <summary>The verdicts, each with the answers that it owes.</summary>
internal static class HtmlVerdicts
{
    public static string Section(StudyReport report) => "<h2>Verdicts</h2>\n" + (report.Verdicts.Count == 0
        ? "<p class=\"soft\">No claim was judged.</p>\n"
        : string.Concat(report.Verdicts.Select(One)));

    // A word and a symbol carry the outcome; the colour only helps. A suite has dozens of claims: what a reader needs only
    // after a surprise is folded.
    private static string One(Verdict v) => $"""
        <section class="verdict {v.Outcome.ToString().ToLowerInvariant()}">
        <p><span class="outcome">{Symbol(v.Outcome)} {v.Outcome}</span> <span class="soft">{Markup.Text(v.Claim.Id)} · {Markup.Text(v.Claim.Family)}</span></p>
        <p class="sentence">{Markup.Text(v.Claim.Sentence)}</p>
        <p>{Markup.Text(v.Measured)}</p>
        <details><summary>{Markup.Text(v.Size)}; what would change it, where it is claimed, how to rerun it</summary>
        <dl>
        <dt>error rate</dt><dd>{Markup.Text(v.ErrorRate)}</dd>
        <dt>would change it</dt><dd>{Markup.Text(v.WouldChange)}</dd>
        {Fixed(v.Claim)}<dt>claimed in</dt><dd>{Markup.Text(v.Claim.Source)}</dd>
        <dt>rerun</dt><dd><code>{Markup.Text(v.Rerun)}</code></dd>
        </dl></details>
        </section>

        """;

    private static string Fixed(Claim claim) =>
        claim.Rationale.Length == 0 ? "" : $"<dt>fixed beforehand</dt><dd>{Markup.Text(claim.Rationale)}</dd>\n";

    private static string Symbol(Outcome outcome) => outcome switch
    {
        Outcome.Reproduced => "✓",
        Outcome.Contradicted => "✗",
        _ => "?",
    };
}
