using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.Reports;

/// <summary>
/// Caterpillars: for every method the means of its training seeds in ascending order, each with the least and largest value
/// of its unlearning seeds. Every panel has a scale of its own, so that narrow spreads are seen as well.
/// </summary>
public static class SeedMeanFigure
{
    private const int Columns = 3;
    private const double Panel = 300, PanelHeight = 210, Head = 60;

    /// <summary>The figure of one metric as a stand-alone SVG document; equal reports give equal bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="Studies.StudyException">The report has no such metric.</exception>
    public static string Svg(StudyReport report, string metric)
    {
        string title = report.Metric(metric).Title();
        var panels = Models(report, metric);
        int lines = (panels.Count + Columns - 1) / Columns;
        return Plot.Svg($"seed means of {title}", Panel * Columns, Head + (PanelHeight * lines), [
            (Key($"{title}: training seeds (Retrain: retraining seeds), sorted by their mean", Strip.Band(report, metric) is not null), new(0, 0, Panel * Columns, Head)),
            .. panels.Select((panel, k) => (panel, new OxyRect(k % Columns * Panel, Head + (k / Columns * PanelHeight), Panel, PanelHeight))),
        ]);
    }

    /// <summary>One plot per method, for formats other than SVG.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    public static IReadOnlyList<PlotModel> Models(StudyReport report, string metric)
    {
        var band = Strip.Band(report, metric);
        return [.. report.RowsOf(metric).Select(row => Caterpillar(row, MethodLabel.Of(row.Method, report.Results.Study.Methods).ToString(), band))];
    }

    private static PlotModel Caterpillar(VarianceRow row, string label, Quartiles? band)
    {
        var (means, whiskers) = Marks();
        if (row.Grid.Finite is { } grid)
        {
            var bars = grid.SeedMeans.Select((mean, i) => (Mean: mean, Least: grid.Values(i).Min(), Largest: grid.Values(i).Max())).OrderBy(bar => bar.Mean).ToArray();
            means.Points.AddRange(bars.Select((bar, k) => new ScatterPoint(k, bar.Mean)));
            whiskers.Points.AddRange(bars.SelectMany((bar, k) => new DataPoint[] { new(k, bar.Least), new(k, bar.Largest), DataPoint.Undefined }));
        }

        int seeds = means.Points.Count;
        var axis = Plot.ValueAxis("", whiskers.Points.Where(p => p.IsDefined()).Select(p => p.Y));
        axis.IsAxisVisible = seeds > 0;
        var plot = Plot.Empty(label);
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = -0.5, Maximum = Math.Max(1, seeds) - 0.5, IsAxisVisible = false });
        plot.Axes.Add(axis);
        bool above = band?.Lower > axis.Maximum, below = band?.Upper < axis.Minimum;
        if (band is { } b && seeds > 0 && !above && !below)
        {
            Plot.AddBand(plot, b);
        }

        string collapsed = CollapsedCells.Of(row).ToString();
        plot.Subtitle = string.Join("; ", new[]
        {
            seeds == 0 ? "all cells collapsed" : collapsed.Length > 0 ? $"{collapsed} collapsed" : "",
            seeds > 0 && (above || below) ? $"Retrain's median {NumberText.Of(band!.Value.Median)} is {(above ? "above" : "below")}" : "",
        }.Where(note => note.Length > 0));
        plot.Series.Add(whiskers);
        plot.Series.Add(means);
        return plot;
    }

    // Only the key of the panels: nothing in it has data.
    private static PlotModel Key(string title, bool hasBand)
    {
        var plot = Plot.Empty(title);
        plot.PlotAreaBorderThickness = new(0);
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, IsAxisVisible = false });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, IsAxisVisible = false });
        plot.Legends.Add(Plot.Key());
        var (means, whiskers) = Marks();
        plot.Series.Add(means);
        plot.Series.Add(whiskers);
        if (hasBand)
        {
            plot.Series.Add(Plot.BandKey());
        }

        return plot;
    }

    private static (ScatterSeries Means, LineSeries Whiskers) Marks() => (
        Plot.Dots("mean of a training seed", Plot.One),
        new LineSeries { Title = "least to largest value of its unlearning seeds", Color = Plot.One, StrokeThickness = 1.5 });
}
