using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Reports.Figures;

/// <summary>The quartiles of the retrained models across a plot, behind all dots.</summary>
internal static class ReferenceBand
{
    private static readonly OxyColor Fill = OxyColor.FromAColor(0x47, Style.Soft);

    /// <summary>The quartiles; null if there is no reference.</summary>
    public static Quartiles? Of(StudyReport report, string metric)
    {
        double[] values = [.. report.Retrain(metric)?.Grid.Values.SelectMany(line => line).OfType<double>() ?? []];
        return values.Length == 0 ? null : Quartiles.Of(values);
    }

    public static void AddTo(PlotModel plot, Quartiles band)
    {
        plot.Annotations.Add(new RectangleAnnotation { MinimumY = band.Lower, MaximumY = band.Upper, Fill = Fill, Layer = AnnotationLayer.BelowSeries });
        plot.Annotations.Add(Line(band.Lower, Style.Soft, 1));
        plot.Annotations.Add(Line(band.Upper, Style.Soft, 1));
        plot.Annotations.Add(Line(band.Median, Style.Ink, 2));
    }

    /// <summary>Its entry in the key, where annotations have no place.</summary>
    public static ScatterSeries Key() => new()
    {
        Title = "25, 50 and 75 % quantiles of Retrain",
        MarkerType = MarkerType.Square,
        MarkerSize = 5,
        MarkerFill = Fill,
        MarkerStroke = Style.Soft,
    };

    private static LineAnnotation Line(double value, OxyColor colour, double thickness) => new()
    {
        Type = LineAnnotationType.Horizontal,
        Y = value,
        Color = colour,
        StrokeThickness = thickness,
        LineStyle = LineStyle.Solid,
        Layer = AnnotationLayer.BelowSeries,
    };
}
