using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Reports.Tables;

namespace UnlearnRepro.Reports.Html;

/// <summary>
/// The report as one page that needs nothing else: no script, no network, no second file. It is well-formed XML too, so
/// that programs can read it.
/// </summary>
public static class HtmlReport
{
    /// <summary>Writes it; line ends are <c>\n</c> everywhere.</summary>
    public static void Write(TextWriter writer, StudyReport report) => Write(writer, report, new(report));

    internal static void Write(TextWriter writer, StudyReport report, ReportFigures figures)
    {
        writer.Write(HtmlPage.Start(report.Results.Study.Name));
        string[] sections =
        [
            Head(report),
            HtmlFigures.Section(report, figures),
            Verdicts(report),
            HtmlParts.Of(ReportSections.Before(report)),
            Design(report),
            Spread(report),
            HtmlParts.Of([.. ReportSections.After(report), .. report.Origin.Parts]),
        ];
        foreach (string section in sections)
        {
            writer.Write(section.ReplaceLineEndings("\n"));
        }

        writer.Write(HtmlPage.End);
    }

    private static string Head(StudyReport report)
    {
        var study = report.Results.Study;
        return $"<header>\n{Markup.Element("h1", study.Name)}\n<p class=\"soft\">{Markup.Text(report.Origin.About)}</p>\n"
            + $"{Markup.List(ReportSummary.Lines(report))}</header>\n";
    }

    // Somebody else's numbers mostly come without claims; then there is nothing to say of them.
    private static string Verdicts(StudyReport report) =>
        report.Verdicts.Count == 0 && report.Origin.Sources.Count > 0 ? "" : HtmlVerdicts.Section(report);

    private static string Design(StudyReport report) => report.Design.Count == 0 ? ""
        : "<h2>The spread divided among all axes</h2>\n"
            + string.Concat(DesignTable.All(report).Select((table, k) => Markup.Folded(table.Caption, Markup.Table(table.Header, table.Rows), open: k == 0)))
            + Markup.List(DesignTable.Notes(report.Results.Study));

    private static string Spread(StudyReport report)
    {
        var tables = report.HasTrainingSeeds ? VarianceTable.All(report) : [];
        return (tables.Count > 0 ? "<h2>Spread across training and unlearning seeds</h2>\n" : "<h2>Metrics</h2>\n")
            + HtmlMetrics.Contents(report.Metrics, tables.Count > 0)
            + string.Concat(tables.Select(table => HtmlMetrics.Heading(table) + Markup.Table(table.Header, table.Rows)
                + (table.Cautions.Count > 0 ? Markup.List(table.Cautions) : "")))
            + "<h3>How to read this</h3>\n" + Markup.List(report.Origin.ReadingNotes);
    }
}
