using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Figures;

/// <summary>
/// Caterpillars: for every method the means of its training seeds in ascending order, each with the least and largest value
/// of its unlearning seeds. Every panel has a scale of its own, so that narrow spreads are seen as well.
/// </summary>
public static class SeedMeanFigure
{
    private const int Columns = 3;
    private const double Width = 300, Height = 210, Head = 60;

    /// <summary>The figure of one metric as a stand-alone SVG document; equal reports give equal bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="StudyException">The report has no such metric.</exception>
    public static string Svg(StudyReport report, string metric)
    {
        string title = report.Metric(metric).Title();
        var panels = Models(report, metric);
        bool hasBand = ReferenceBand.Of(report, metric) is not null;
        var key = Key($"{title}: training seeds{(hasBand ? " (Retrain: retraining seeds)" : "")}, sorted by their mean", hasBand);
        return FigureSvg.Of("seed-means", metric, $"seed means of {title}", Columns * Width, Head + ((panels.Count + Columns - 1) / Columns * Height), [
            (key, new(0, 0, Columns * Width, Head)),
            .. panels.Select((panel, k) => (panel, new OxyRect(k % Columns * Width, Head + (k / Columns * Height), Width, Height))),
        ]);
    }

    /// <summary>One plot per method, for formats other than SVG.</summary>
    public static IReadOnlyList<PlotModel> Models(StudyReport report, string metric)
    {
        var band = ReferenceBand.Of(report, metric);
        var rows = report.RowsOf(metric);
        return [.. rows.Select(row => Caterpillar(row, MethodLabel.Of(row.Method, report.Results.Study.Methods).ToString(), band, Thinned.Most(rows.Count)))];
    }

    private static PlotModel Caterpillar(VarianceRow row, string label, Quartiles? band, int most)
    {
        var means = Means();
        var whiskers = Whiskers();
        int seeds = 0;
        if (row.Grid.Finite is { } grid)
        {
            var bars = grid.SeedMeans.Select((mean, i) => (Mean: mean, Least: grid.Values(i).Min(), Largest: grid.Values(i).Max()))
                .OrderBy(bar => bar.Mean).ToArray();
            seeds = bars.Length;
            means.Points.AddRange(Thinned.Of(bars, most).Select(bar => new ScatterPoint(bar.Place, bar.Value.Mean)));
            whiskers.Points.AddRange(Thinned.Of(bars, most).SelectMany(
                bar => (DataPoint[])[new(bar.Place, bar.Value.Least), new(bar.Place, bar.Value.Largest), DataPoint.Undefined]));
        }

        var axis = Style.ValueAxis("", whiskers.Points.Where(point => point.IsDefined()).Select(point => point.Y));
        axis.IsAxisVisible = seeds > 0;
        bool above = band?.Lower > axis.Maximum, below = band?.Upper < axis.Minimum;
        string collapsed = CollapsedCells.Of(row).ToString(), cells = collapsed.Length > 0 ? $"{collapsed} collapsed" : "";
        string place = above || below ? $"Retrain's median {NumberText.Of(band!.Value.Median)} is {(above ? "above" : "below")}" : "";
        string[] notes = [cells, seeds > most ? Thinned.Words(seeds, "training seed", most) : "", place];
        var plot = Style.Plot(
            label,
            seeds > 0 ? string.Join("; ", notes.Where(note => note.Length > 0))
            : row.Grid.Count == 0 ? "not measured"
            : "all cells collapsed");
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = -0.5, Maximum = Math.Max(1, seeds) - 0.5, IsAxisVisible = false });
        plot.Axes.Add(axis);
        plot.Series.Add(whiskers);
        plot.Series.Add(means);
        if (band is { } quartiles && seeds > 0)
        {
            ReferenceBand.AddTo(plot, quartiles);
        }

        return plot;
    }

    // Only the key of the panels: nothing in it has data.
    private static PlotModel Key(string title, bool hasBand)
    {
        var plot = Style.Plot(title);
        plot.PlotAreaBorderThickness = new(0);
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, IsAxisVisible = false });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, IsAxisVisible = false });
        plot.Legends.Add(Style.Key());
        Series[] marks = [Means(), Whiskers(), .. hasBand ? [ReferenceBand.Key()] : Array.Empty<Series>()];
        Array.ForEach(marks, plot.Series.Add);
        return plot;
    }

    private static ScatterSeries Means() => Style.Dots("mean of a training seed", Style.Blue);

    private static LineSeries Whiskers() => new() { Title = "least to largest value of its unlearning seeds", Color = Style.Blue, StrokeThickness = 1.5 };
}
