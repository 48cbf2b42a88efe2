using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Reports.Text;

namespace UnlearnRepro.Reports.Figures;

/// <summary>
/// Where the spread comes from: for every method, of the variance of one run, the share of each axis with its interval, the axes in colours and
/// shapes that differ.
/// </summary>
public static class ShareFigure
{
    private const double Width = 900, Head = 110, PerMethod = 24, PerShare = 11;

    private static readonly MarkerType[] Shapes =
        [MarkerType.Circle, MarkerType.Diamond, MarkerType.Square, MarkerType.Triangle, MarkerType.Circle, MarkerType.Diamond, MarkerType.Square];

    /// <summary>The figure as a stand-alone SVG document; equal reports give equal bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="Words.StudyException">The report has no such metric.</exception>
    public static string Svg(StudyReport report, string metric)
    {
        var plot = Model(report, metric);
        var rows = SpreadShares.Of(report, metric);
        double height = Head + rows.Sum(row => PerMethod + (PerShare * row.Shares.Count));
        return FigureSvg.Of("shares", metric, plot.Title, Width, height, (plot, new(0, 0, Width, height)));
    }

    /// <summary>The figure as a plot, for formats other than SVG.</summary>
    public static PlotModel Model(StudyReport report, string metric)
    {
        var rows = SpreadShares.Of(report, metric);
        string[] axes = [.. rows.OrderByDescending(row => row.Shares.Count).SelectMany(row => row.Shares.Select(s => s.Name)).Distinct()];
        var plot = Style.Plot($"{report.Metric(metric).Title()}: shares of the variance of one run, with 95 % intervals");
        plot.Padding = new(8, 8, 24, 8);
        plot.Axes.Add(MethodAxis(rows.Select(row => MethodLabel.Of(row.Method, report.Results.Study.Methods).ToString())));
        plot.Axes.Add(ShareAxis());
        plot.Legends.Add(Style.Key());
        foreach (var (k, name) in axes.Index())
        {
            var colour = Style.Lines[k % Style.Lines.Count];
            var points = Style.Dots(name, colour, Shapes[k % Shapes.Length]);
            var intervals = new LineSeries { Color = colour, StrokeThickness = 1.5 };
            foreach (var (place, row) in rows.Index())
            {
                // The axes of a method below each other, in the order of the key.
                if (row.Shares.FirstOrDefault(s => s.Name == name).Share is not { } share)
                {
                    continue;
                }

                double y = place + ((k - ((axes.Length - 1) / 2.0)) * 0.7 / axes.Length);
                points.Points.Add(new(share.Value, y));
                if (share.Interval is { } interval)
                {
                    intervals.Points.AddRange([new(interval.Lower, y), new(interval.Upper, y), DataPoint.Undefined]);
                }
            }

            plot.Series.Add(intervals);
            plot.Series.Add(points);
        }

        return plot;
    }

    private static CategoryAxis MethodAxis(IEnumerable<string> labels)
    {
        var axis = new CategoryAxis
        {
            Position = AxisPosition.Left,
            StartPosition = 1,
            EndPosition = 0,
            TickStyle = TickStyle.None,
            TextColor = Style.Ink,
        };
        axis.Labels.AddRange(labels);
        axis.IsAxisVisible = axis.Labels.Count > 0;
        return axis;
    }

    private static LinearAxis ShareAxis() => new()
    {
        Position = AxisPosition.Bottom,
        Minimum = -0.01,
        Maximum = 1.01,
        MajorStep = 0.25,
        StringFormat = "0 %",
        TickStyle = TickStyle.None,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = Style.Grid,
        TextColor = Style.Soft,
    };
}
