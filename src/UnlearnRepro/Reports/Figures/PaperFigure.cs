using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.Reports;

/// <summary>
/// The figure of the paper (arXiv 2510.26714) with all methods: for each, one training seed with many unlearning seeds,
/// as is common practice, beside many training seeds with one unlearning seed each; the quartiles of Retrain behind.
/// </summary>
public static class PaperFigure
{
    private const double Aside = 0.23, Widest = 26;

    /// <summary>The figure as a stand-alone SVG document; equal reports give equal bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="Studies.StudyException">The report has no such metric.</exception>
    public static string Svg(StudyReport report, string metric) => Svg(Model(report, metric), report.Metric(metric).Title(), 900, 460);

    /// <summary>The figure as a plot, for formats other than SVG.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="Studies.StudyException">The report has no such metric.</exception>
    public static PlotModel Model(StudyReport report, string metric) =>
        Model(report, metric, [.. report.RowsOf(metric).Select(Strip.Of)], null, 900);

    internal static string Svg(PlotModel plot, string label, double width, double height)
    {
        width = MethodAxis.Widened(width, ((CategoryAxis)plot.Axes[0]).Labels.Count);
        return Plot.Svg(label, width, height, [(plot, new(0, 0, width, height))]);
    }

    internal static PlotModel Model(StudyReport report, string metric, IReadOnlyList<Strip> strips, string? title, double width)
    {
        var band = Strip.Band(report, metric);
        var plot = Plot.Empty(title);
        plot.Axes.Add(MethodAxis.Of(report, strips, plot, width));
        plot.Axes.Add(Plot.ValueAxis(report.Metric(metric).Title(), [.. strips.SelectMany(s => s.Values), .. band is { } b ? new[] { b.Lower, b.Upper } : []]));
        plot.Legends.Add(Plot.Key());
        if (band is not null)
        {
            Plot.AddBand(plot, band.Value);
        }

        var study = report.Results.Study;
        var one = Plot.Dots($"training seed 0, {Seeds(study.UnlearningSeeds, "unlearning seed")}", Plot.One);
        var many = Plot.Dots($"{Seeds(study.TrainingSeeds, "training seed")}, unlearning seed 0", Plot.Many, MarkerType.Diamond);
        var fresh = Plot.Dots($"{Seeds(study.TrainingSeeds, "retraining seed")}", Plot.Fresh);
        var medians = new LineSeries { Title = "median", Color = Plot.Ink, StrokeThickness = 2.5 };
        double half = Math.Min(0.2, Widest / MethodAxis.Slot(width, strips.Count));
        for (int k = 0; k < strips.Count; k++)
        {
            Add(one, strips[k].OneModel, k - Aside);
            Add(strips[k].IsFresh ? fresh : many, strips[k].ManyModels, strips[k].IsFresh ? k : k + Aside);
        }

        Series[] drawn = [one, many, fresh, .. band is null ? Array.Empty<Series>() : [Plot.BandKey()], medians];
        foreach (var series in drawn.Where(s => s != fresh || fresh.Points.Count > 0))
        {
            plot.Series.Add(series);
        }

        return plot;

        void Add(ScatterSeries series, IReadOnlyList<double> values, double middle)
        {
            if (values.Count > 0)
            {
                series.Points.AddRange(values.Select((value, seed) => new ScatterPoint(middle + (1.6 * half * Jitter(seed)), value)));
                double median = Quartiles.Of([.. values]).Median;
                medians.Points.AddRange([new(middle - half, median), new(middle + half, median), DataPoint.Undefined]);
            }
        }
    }

    // In [-0.5, 0.5): multiples of the golden ratio spread evenly for any number of dots.
    private static double Jitter(int seed) => (((seed * 0.6180339887498949) + 0.5) % 1) - 0.5;

    private static string Seeds(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
