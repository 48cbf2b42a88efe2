using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Reports.Html;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Forms;

/// <summary>A report on disk: index.html, report.md, records.csv, summary.json, finding.svg (the README's picture) and figures/.</summary>
public static class ReportFolder
{
    /// <summary>
    /// Writes all files; files of the same names are replaced and others left alone.
    /// </summary>
    /// <param name="folder">Made if need be.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="StudyException">The folder cannot be made or written to.</exception>
    public static void Write(string folder, StudyReport report)
    {
        Writable.Require(folder);
        Writable.Require(Path.Combine(folder, "figures"));

        // The long table takes as much time as all figures together.
        try
        {
            Parallel.Invoke(() => Put("records.csv", writer => report.Origin.WriteRecords(writer.BaseStream)), Draw);
        }
        catch (AggregateException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }

        void Draw()
        {
            var figures = new ReportFigures(report);
            Put("index.html", writer => HtmlReport.Write(writer, report, figures));
            Put("report.md", writer => MarkdownReport.Write(writer, report));
            Put(SummaryFile.Name, writer => JsonReport.Write(writer, report));
            string first = report.Metrics[0].Name;
            Put("finding.svg", writer => writer.Write(report.HasTrainingSeeds ? FindingFigure.Svg(report, first) : ShareFigure.Svg(report, first)));
            foreach (var (curve, svg) in figures.Curves)
            {
                Put($"figures/curves-{FileNames.Of(curve)}.svg", writer => writer.Write(svg));
            }

            foreach (var metric in figures.Alone)
            {
                Put($"figures/shares-{FileNames.Of(metric.Name)}.svg", writer => writer.Write(figures.Shares(metric.Name)));
                if (report.HasTrainingSeeds)
                {
                    Put($"figures/seeds-{FileNames.Of(metric.Name)}.svg", writer => writer.Write(figures.Seeds(metric.Name)));
                    Put($"figures/seed-means-{FileNames.Of(metric.Name)}.svg", writer => writer.Write(figures.Means(metric.Name)));
                }
            }
        }

        void Put(string name, Action<StreamWriter> write) => WholeFile.Write(Path.Combine(folder, name), write);
    }
}
