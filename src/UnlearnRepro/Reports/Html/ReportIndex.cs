using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Store;

namespace UnlearnRepro.Reports.Html;

/// <summary>One page over the reports of a run of several studies: what each found in a few lines, and where it is.</summary>
public static class ReportIndex
{
    /// <summary>Writes it.</summary>
    /// <param name="path">The page's file.</param>
    /// <param name="reports">The reports, each with its folder beside the page.</param>
    public static void Write(string path, IReadOnlyList<(string Folder, StudyReport Report)> reports) => WholeFile.Write(path, writer =>
    {
        writer.Write(HtmlPage.Start("Reports"));
        writer.Write("<h1>Reports</h1>\n");
        foreach (var (folder, report) in reports)
        {
            string link = $"{Uri.EscapeDataString(folder)}/index.html";
            writer.Write($"<h2><a href=\"{link}\">{Markup.Text(report.Results.Study.Name)}</a></h2>\n{Markup.List(ReportSummary.Lines(report))}");
        }

        writer.Write(HtmlPage.End);
    });
}
