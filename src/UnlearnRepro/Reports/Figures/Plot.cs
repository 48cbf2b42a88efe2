using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.Reports;

/// <summary>
/// What the figures share: the palette of Okabe and Ito (2008), which colour-blind readers can tell apart, the reference
/// band, and OxyPlot's SVG made fit for a page.
/// </summary>
internal static class Plot
{
    public static readonly OxyColor Ink = OxyColor.FromRgb(0x1b, 0x1b, 0x1b), Soft = OxyColor.FromRgb(0x5f, 0x63, 0x68);
    public static readonly OxyColor One = OxyColor.FromArgb(0xc0, 0x00, 0x72, 0xb2), Many = OxyColor.FromArgb(0xc0, 0xd5, 0x5e, 0x00);
    public static readonly OxyColor Fresh = OxyColor.FromAColor(0xc0, Soft);

    // Inverted white is the page's dark background; half a turn of the hue gives blue and orange back.
    private const string Sheet = "svg.figure{max-width:100%;height:auto}"
        + "@media screen and (prefers-color-scheme:dark){svg.figure{filter:invert(.91) hue-rotate(180deg)}}";

    public static PlotModel Empty(string? title) => new()
    {
        Title = title,
        TitleFontSize = 12,
        TitleColor = Ink,
        TextColor = Soft,
        SubtitleColor = Soft,
        SubtitleFontSize = 11,
        DefaultFont = "Arial, Helvetica, sans-serif",
        DefaultFontSize = 11,
        PlotMargins = new OxyThickness(double.NaN, double.NaN, 0, double.NaN),
        PlotAreaBorderThickness = new OxyThickness(0, 0, 0, 1),
        PlotAreaBorderColor = Soft,
    };

    /// <summary>An axis that shows all values with some room; also one value, equal values and none.</summary>
    public static LinearAxis ValueAxis(string title, IEnumerable<double> values)
    {
        double[] all = [.. values];
        double low = all.Length == 0 ? 0 : all.Min(), high = all.Length == 0 ? 1 : all.Max();
        // Equal values up to rounding noise: their own digits would fill the axis.
        double noise = Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9;
        double room = high - low > noise ? (high - low) * 0.06 : low == 0 ? 1 : Math.Abs(low) * 0.05;
        return new()
        {
            Position = AxisPosition.Left,
            Minimum = low - room,
            Maximum = high + room,
            Title = title,
            TitleColor = Ink,
            AxisTitleDistance = 8,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = OxyColor.FromRgb(0xe3, 0xe5, 0xe8),
            IntervalLength = 40,
            TickStyle = TickStyle.None,
        };
    }

    public static Legend Key() => new()
    {
        LegendPlacement = LegendPlacement.Outside,
        LegendPosition = LegendPosition.TopLeft,
        LegendOrientation = LegendOrientation.Horizontal,
    };

    public static ScatterSeries Dots(string title, OxyColor colour, MarkerType marker = MarkerType.Circle) =>
        new() { Title = title, MarkerType = marker, MarkerFill = colour, MarkerSize = marker == MarkerType.Diamond ? 3.6 : 3.2 };

    /// <summary>The quartiles of the reference models across a plot, behind all dots.</summary>
    public static void AddBand(PlotModel plot, Quartiles band)
    {
        var fill = OxyColor.FromAColor(0x47, Soft);
        plot.Annotations.Add(new RectangleAnnotation { MinimumY = band.Lower, MaximumY = band.Upper, Fill = fill, Layer = AnnotationLayer.BelowSeries });
        foreach (var (value, colour, thickness) in new[] { (band.Lower, Soft, 1), (band.Upper, Soft, 1), (band.Median, Ink, 2) })
        {
            plot.Annotations.Add(new LineAnnotation
            {
                Type = LineAnnotationType.Horizontal,
                Y = value,
                Color = colour,
                StrokeThickness = thickness,
                LineStyle = LineStyle.Solid,
                Layer = AnnotationLayer.BelowSeries,
            });
        }
    }

    /// <summary>The band in the key, where annotations have no place.</summary>
    public static ScatterSeries BandKey() => new()
    {
        Title = "25, 50 and 75 % quantiles of Retrain",
        MarkerType = MarkerType.Square,
        MarkerSize = 5,
        MarkerFill = OxyColor.FromAColor(0x47, Soft),
        MarkerStroke = Soft,
        MarkerStrokeThickness = 1,
    };

    /// <summary>The plots as one stand-alone SVG document; each has a place of its own.</summary>
    public static string Svg(string label, double width, double height, IEnumerable<(PlotModel Plot, OxyRect Place)> tiles)
    {
        string size = string.Create(CultureInfo.InvariantCulture, $"width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\" {size}>\n"
            + $"<style>{Sheet}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
            + string.Concat(tiles.Select((tile, k) => Tile(tile.Plot, tile.Place, $"{Regex.Replace(label, "[^A-Za-z0-9]+", "-")}-{k}-"))) + "</svg>\n";
    }

    // Clips need ids of their own in a page with many figures; OxyPlot sets baselines at the bottom of a line, below its letters.
    private static string Tile(PlotModel plot, OxyRect place, string id)
    {
        string svg = SvgExporter.ExportToString(plot, place.Width, place.Height, isDocument: false, new Letters(), useVerticalTextAlignmentWorkaround: true);
        string body = Regex.Match(svg, "<svg[^>]*>(.*)</svg>", RegexOptions.Singleline).Groups[1].Value;
        body = body.Replace("dominant-baseline=\"baseline\"", "dy=\"-0.25em\"", StringComparison.Ordinal);
        body = body.Replace("\"clipPath", $"\"{id}", StringComparison.Ordinal).Replace("#clipPath", $"#{id}", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"<g transform=\"translate({place.Left} {place.Top})\">{body}</g>\n").ReplaceLineEndings("\n");
    }

    // Room for the widest usual sans-serif font: OxyPlot's own metrics are those of Arial, which not every reader has.
    private sealed class Letters() : PdfRenderContext(1, 1, OxyColors.Undefined)
    {
        public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
        {
            string[] lines = (text ?? "").Split('\n');
            return new(lines.Max(line => line.Length) * fontSize * 0.6, lines.Length * fontSize * 1.25);
        }
    }
}
