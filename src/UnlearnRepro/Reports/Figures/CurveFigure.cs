using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Figures;

/// <summary>
/// What several metrics show together, such as a learning curve: for every method the median of all runs at each point, the middle half of them shaded, and
/// Retrain's median behind. All panels have one scale. A point stands where the metric was taken, and the lines between are there for the eye.
/// </summary>
public static class CurveFigure
{
    private const int Columns = 3;
    private const double Width = 300, Height = 210, Head = 60;

    /// <summary>The names of the curves that the report's metrics make.</summary>
    public static IReadOnlyList<string> Names(StudyReport report) => [.. report.Metrics.Select(m => m.Curve?.Curve).OfType<string>().Distinct()];

    /// <summary>The figure of one curve as a stand-alone SVG document; equal reports give equal bytes.</summary>
    public static string Svg(StudyReport report, string curve)
    {
        var panels = Models(report, curve);
        var about = Points(report, curve)[0].Curve!;
        return FigureSvg.Of("curves", curve, $"curves of {about.Shows}", Columns * Width, Head + ((panels.Count + Columns - 1) / Columns * Height), [
            (Key($"{about.Shows} along {about.Along}: all runs"), new(0, 0, Columns * Width, Head)),
            .. panels.Select((panel, k) => (panel, new OxyRect(k % Columns * Width, Head + (k / Columns * Height), Width, Height))),
        ]);
    }

    /// <summary>One plot per method, for formats other than SVG.</summary>
    public static IReadOnlyList<PlotModel> Models(StudyReport report, string curve)
    {
        var points = Points(report, curve);
        var methods = report.RowsOf(points[0].Name).Select(row => row.Method).ToList();
        var bands = methods.ToDictionary(method => method, method => Bands(report, points, method));
        double[] all = [.. bands.Values.SelectMany(band => band).SelectMany(at => (double[])[at.Of.Lower, at.Of.Upper])];
        var retrain = methods.FirstOrDefault(method => method.SeedUse == SeedUse.Retraining);
        return [.. methods.Select(method => Panel(
            MethodLabel.Of(method, report.Results.Study.Methods).ToString(), bands[method], method == retrain || retrain is null ? [] : bands[retrain], all))];
    }

    private static MetricInfo[] Points(StudyReport report, string curve) =>
        [.. report.Metrics.Where(m => m.Curve?.Curve == curve).OrderBy(m => m.Curve!.At)];

    // Where a point has no finite run, the curve has none.
    private static List<(double At, Quartiles Of)> Bands(StudyReport report, MetricInfo[] points, MethodChoice method) =>
    [
        .. points.Select(point => (point.Curve!.At, Values: Runs(report.RowsOf(point.Name).Single(row => row.Method == method))))
            .Where(point => point.Values.Length > 0).Select(point => (point.At, Quartiles.Of(point.Values))),
    ];

    private static double[] Runs(VarianceRow row) => [.. row.Grid.Values.SelectMany(line => line).OfType<double>()];

    private static PlotModel Panel(string label, List<(double At, Quartiles Of)> own, List<(double At, Quartiles Of)> retrain, double[] all)
    {
        var plot = Style.Plot(label, own.Count == 0 ? "not measured" : "");
        plot.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            TextColor = Style.Soft,
            TickStyle = TickStyle.None,
            MinimumPadding = 0.03,
            MaximumPadding = 0.06,
        });
        plot.Axes.Add(Style.ValueAxis("", all));
        var (behind, area, line) = (Behind(), Area(), Line());
        behind.Points.AddRange(retrain.Select(point => new DataPoint(point.At, point.Of.Median)));
        area.Points.AddRange(own.Select(point => new DataPoint(point.At, point.Of.Lower)));
        area.Points2.AddRange(own.Select(point => new DataPoint(point.At, point.Of.Upper)));
        line.Points.AddRange(own.Select(point => new DataPoint(point.At, point.Of.Median)));
        Array.ForEach<Series>([behind, area, line], plot.Series.Add);
        return plot;
    }

    // Only the key of the panels: nothing in it has data.
    private static PlotModel Key(string title)
    {
        var plot = Style.Plot(title);
        plot.PlotAreaBorderThickness = new(0);
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, IsAxisVisible = false });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, IsAxisVisible = false });
        plot.Legends.Add(Style.Key());
        Array.ForEach<Series>([Line(), Area(), Behind()], plot.Series.Add);
        return plot;
    }

    private static LineSeries Line() => new()
    {
        Title = "median",
        Color = Style.Blue,
        StrokeThickness = 2,
        MarkerType = MarkerType.Circle,
        MarkerSize = 2.5,
        MarkerFill = Style.Blue,
    };

    private static AreaSeries Area() => new()
    {
        Title = "middle half of the runs",
        Color = OxyColors.Transparent,
        Fill = OxyColor.FromAColor(0x40, Style.Blue),
        StrokeThickness = 0,
    };

    private static LineSeries Behind() => new() { Title = "Retrain's median", Color = Style.Soft, StrokeThickness = 1.5, LineStyle = LineStyle.Dash };
}
