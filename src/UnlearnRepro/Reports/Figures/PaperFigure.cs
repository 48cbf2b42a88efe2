using OxyPlot;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Figures;

/// <summary>
/// The figure of the paper (arXiv 2510.26714) with all methods: for each, one training seed with many unlearning seeds,
/// as is common practice, beside many training seeds with one unlearning seed each; the quartiles of Retrain behind.
/// </summary>
public static class PaperFigure
{
    private const double Width = 900, Height = 460;

    /// <summary>The figure as a stand-alone SVG document; equal reports give equal bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="StudyException">The report has no such metric.</exception>
    public static string Svg(StudyReport report, string metric) =>
        FigureSvg.Of("seeds", metric, report.Metric(metric).Title(), Width, Height, (Model(report, metric), new(0, 0, Width, Height)));

    /// <summary>The figure as a plot, for formats other than SVG.</summary>
    public static PlotModel Model(StudyReport report, string metric) => Model(report, metric, [.. report.RowsOf(metric)], "", Width);

    internal static PlotModel Model(StudyReport report, string metric, VarianceRow[] rows, string title, double width)
    {
        var study = report.Results.Study;
        int first = First(rows), most = Thinned.Most(2 * rows.Length);
        var one = Style.Dots($"training seed {study.TrainingSeedName(first)}, {Thinned.Words(study.UnlearningSeeds, "unlearning seed", most)}", Style.Blue);
        string which = study.TrainingSeedNames.Count > 0 ? "the first unlearning seed of each" : "unlearning seed 0";
        var many = Style.Dots($"{Thinned.Words(study.TrainingSeeds, "training seed", most)}, {which}", Style.Vermilion, MarkerType.Diamond);
        int references = rows.Where(row => row.Method.SeedUse == SeedUse.Retraining).Select(row => row.Grid.Values.Length).DefaultIfEmpty(0).Max();
        var fresh = Style.Dots(Thinned.Words(references, "retraining seed", most), OxyColor.FromAColor(0xc0, Style.Soft));
        var medians = new LineSeries { Title = "median", Color = Style.Ink, StrokeThickness = 2.5 };
        double half = Math.Min(0.2, 26 * rows.Length / width);
        for (int k = 0; k < rows.Length; k++)
        {
            bool isFresh = rows[k].Method.SeedUse == SeedUse.Retraining;
            Add(one, isFresh ? [] : OneModel(rows[k], first), k - 0.23);
            Add(isFresh ? fresh : many, ManyModels(rows[k]), isFresh ? k : k + 0.23);
        }

        var band = ReferenceBand.Of(report, metric);
        var plot = Style.Plot(title);
        var methods = MethodAxis.Of(rows, study.Methods, width);
        plot.Padding = new(8 + MethodAxis.Reach(methods, width), 8, 8, 8);
        plot.Axes.Add(methods);
        var shown = rows.SelectMany(
            row => row.Method.SeedUse == SeedUse.Retraining ? ManyModels(row) : [.. OneModel(row, first), .. ManyModels(row)]);
        double[] ends = band is { } b ? [b.Lower, b.Upper] : [];
        plot.Axes.Add(Style.ValueAxis(report.Metric(metric).Title(), [.. shown, .. ends]));
        plot.Legends.Add(Style.Key());
        if (band is { } quartiles)
        {
            ReferenceBand.AddTo(plot, quartiles);
        }

        Series[] drawn =
        [
            one,
            many,
            .. fresh.Points.Count > 0 ? [fresh] : Array.Empty<Series>(),
            .. band is null ? Array.Empty<Series>() : [ReferenceBand.Key()],
            medians,
        ];
        Array.ForEach(drawn, plot.Series.Add);
        return plot;

        void Add(ScatterSeries dots, double[] values, double middle)
        {
            if (values.Length > 0)
            {
                dots.Points.AddRange(Thinned.Of(values, most).Select(dot => new ScatterPoint(middle + (1.6 * half * Jitter(dot.Place)), dot.Value)));
                double median = Quartiles.Of(values).Median;
                medians.Points.AddRange([new(middle - half, median), new(middle + half, median), DataPoint.Undefined]);
            }
        }
    }

    /// <summary>All values that the figure shows of a method.</summary>
    internal static IEnumerable<double> Values(VarianceRow row) => OneModel(row, First([row])).Concat(ManyModels(row));

    private static double[] OneModel(VarianceRow row, int seed) => [.. row.Grid.Values[seed].OfType<double>()];

    private static double[] ManyModels(VarianceRow row) => [.. row.Grid.Values.SelectMany(line => line.Take(1)).OfType<double>()];

    // The trained model to show alone: the first that most methods have cells of.
    private static int First(VarianceRow[] rows)
    {
        VarianceRow[] started = [.. rows.Where(row => row.Method.SeedUse != SeedUse.Retraining)];
        return started.Length == 0 ? 0 : Enumerable.Range(0, started[0].Grid.Values.Length).MaxBy(i => started.Count(row => row.Grid.Values[i].Length > 0));
    }

    // In [-0.5, 0.5): multiples of the golden ratio spread evenly for any number of dots.
    private static double Jitter(int seed) => (((seed * 0.6180339887498949) + 0.5) % 1) - 0.5;
}
