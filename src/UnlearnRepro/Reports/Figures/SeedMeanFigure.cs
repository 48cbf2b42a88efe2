using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

/// <summary>
/// Caterpillars: for every method the means of its training seeds in ascending order, each with the least and largest value
/// of its unlearning seeds. Every panel has a scale of its own, so that narrow spreads are seen as well.
/// </summary>
public static class SeedMeanFigure
{
    private const int Columns = 3;
    private const double Width = 900, Margin = 28, PanelHeight = 210;

    /// <summary>The figure of one metric as a stand-alone SVG document; equal reports give equal bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="StudyException">The report has no such metric.</exception>
    public static string Svg(StudyReport report, string metric)
    {
        var info = report.Metric(metric);
        var rows = report.RowsOf(metric);
        int lines = (rows.Count + Columns - 1) / Columns;
        double height = 40 + (lines * PanelHeight) + 26, panel = (Width - Margin) / Columns;
        var band = Strip.Band(report, metric);

        var canvas = new SvgCanvas(Width, height, $"seed means of {info.Title()}");
        canvas.Rectangle("paper", 0, 0, Width, height);
        double top = Legend.Draw(canvas, Margin + 46, 0, Width, Marks(band is not null));
        for (int k = 0; k < rows.Count; k++)
        {
            string label = MethodLabel.Of(rows[k].Method, report.Results.Study.Methods).ToString();
            new SeedMeanPanel(rows[k], label, band).Draw(canvas, Margin + (k % Columns * panel), top + (k / Columns * PanelHeight), panel, PanelHeight);
        }

        canvas.Text("title", (Margin + Width) / 2, height - 8, "middle", "training seeds (Retrain: retraining seeds), sorted by their mean");
        canvas.Text("title", 16, height / 2, "middle", info.Title(), -90);
        return canvas.ToString();
    }

    private static IReadOnlyList<(string, string)> Marks(bool band) =>
    [
        ("one", "mean of a training seed"),
        ("whisker", "least to largest value of its unlearning seeds"),
        .. band ? new[] { ("band", "25, 50 and 75 % quantiles of Retrain") } : [],
    ];
}
