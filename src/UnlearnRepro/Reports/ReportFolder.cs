using UnlearnRepro.Store;

namespace UnlearnRepro.Reports;

/// <summary>A report on disk: index.html, report.md, records.csv, summary.json, finding.svg (the README's picture) and figures/.</summary>
public static class ReportFolder
{
    /// <summary>
    /// Writes all files; files of the same names are replaced and others left alone.
    /// </summary>
    /// <param name="folder">Made if need be.</param>
    /// <param name="report">The report.</param>
    public static void Write(string folder, StudyReport report)
    {
        Put("index.html", writer => HtmlReport.Write(writer, report));
        Put("report.md", writer => MarkdownReport.Write(writer, report));
        Put("records.csv", writer => RecordsCsv.Write(writer, report.Results.Records));
        Put("summary.json", writer => JsonReport.Write(writer, report));
        Put("finding.svg", writer => writer.Write(FindingFigure.Svg(report, report.Metrics[0].Name)));
        foreach (var metric in report.Metrics)
        {
            Put($"figures/seeds-{FileName(metric.Name)}.svg", writer => writer.Write(PaperFigure.Svg(report, metric.Name)));
            Put($"figures/seed-means-{FileName(metric.Name)}.svg", writer => writer.Write(SeedMeanFigure.Svg(report, metric.Name)));
        }

        void Put(string name, Action<TextWriter> write) => WholeFile.Write(Path.Combine(folder, name), write);
    }

    // Metric names are slugs; a contributed one with a slash in it must not leave the folder.
    private static string FileName(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
}
