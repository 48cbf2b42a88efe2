using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Reports.Text;

namespace UnlearnRepro.Reports.Forms;

/// <summary>The report as Markdown, for pull requests and notebooks.</summary>
public static class MarkdownReport
{
    /// <summary>Writes it; line ends are <c>\n</c> everywhere.</summary>
    public static void Write(TextWriter writer, StudyReport report)
    {
        var study = report.Results.Study;
        Line($"# {Text(study.Name)}\n");
        Line($"{MarkdownText.Line(report.Origin.About)}.\n");
        List(ReportSummary.Lines(report));

        if (report.Verdicts.Count > 0 || report.Origin.Sources.Count == 0)
        {
            Line("## Verdicts\n");
        }

        foreach (var verdict in report.Verdicts)
        {
            Verdict(verdict);
        }

        MarkdownParts.Write(writer, ReportSections.Before(report));
        if (MetricTable.IsWorthwhile(report.Metrics))
        {
            Line("## Metrics\n");
            MarkdownTable.Write(writer, MetricTable.Header, MetricTable.Rows(report.Metrics));
        }

        var design = DesignTable.All(report);
        if (design.Count > 0)
        {
            Line("## The spread divided among all axes\n");
            foreach (var table in design)
            {
                Line($"### {Text(table.Caption)}\n");
                MarkdownTable.Write(writer, table.Header, table.Rows);
            }

            List(DesignTable.Notes(study));
        }

        Line("## Spread\n");
        foreach (var table in report.HasTrainingSeeds ? VarianceTable.All(report) : [])
        {
            Line($"### {Text(table.Caption)}\n");
            MarkdownTable.Write(writer, table.Header, table.Rows);
            if (table.Cautions.Count > 0)
            {
                List(table.Cautions);
            }
        }

        List(report.Origin.ReadingNotes);
        MarkdownParts.Write(writer, [.. ReportSections.After(report), .. report.Origin.Parts]);

        void Verdict(Verdict v)
        {
            Line($"### {Text(v.Claim.Id)}: {v.Outcome}\n");
            Line($"{MarkdownText.Line(v.Claim.Sentence)}\n");
            Line($"- source: {Text(v.Claim.Source)}");
            Line($"- measured: {Text(v.Measured)}");
            Line($"- seeds: {Text(v.Size)}");
            Line($"- error rate: {Text(v.ErrorRate)}");
            Line($"- would change it: {Text(v.WouldChange)}");
            if (v.Claim.Rationale.Length > 0)
            {
                Line($"- fixed beforehand: {Text(v.Claim.Rationale)}");
            }

            Line($"- rerun: {MarkdownText.Code(v.Rerun)}\n");
        }

        void List(IEnumerable<string> lines) => MarkdownParts.List(writer, lines);

        void Line(string line) => writer.Write(line + "\n");
    }

    private static string Text(string text) => MarkdownText.Escape(text);
}
