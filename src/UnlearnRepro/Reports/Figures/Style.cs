using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using UnlearnRepro.Reports.Content;

namespace UnlearnRepro.Reports.Figures;

/// <summary>The look of all figures: the palette of Okabe and Ito (2008), which colour-blind readers can tell apart, and shapes that differ as well.</summary>
internal static class Style
{
    public const string Font = "Arial, Helvetica, sans-serif";

    public static readonly OxyColor
        Ink = OxyColor.FromRgb(0x1b, 0x1b, 0x1b), Soft = OxyColor.FromRgb(0x5f, 0x63, 0x68), Grid = OxyColor.FromRgb(0xe3, 0xe5, 0xe8);
    public static readonly OxyColor Blue = OxyColor.FromArgb(0xc0, 0x00, 0x72, 0xb2), Vermilion = OxyColor.FromArgb(0xc0, 0xd5, 0x5e, 0x00);

    /// <summary>Colours for lines that have no meaning of their own: that palette without its yellow, which is too light on white.</summary>
    public static readonly IReadOnlyList<OxyColor> Lines =
    [
        OxyColor.FromRgb(0x00, 0x72, 0xb2), OxyColor.FromRgb(0xd5, 0x5e, 0x00), OxyColor.FromRgb(0x00, 0x9e, 0x73),
        OxyColor.FromRgb(0xcc, 0x79, 0xa7), OxyColor.FromRgb(0xe6, 0x9f, 0x00), OxyColor.FromRgb(0x56, 0xb4, 0xe9), Ink,
    ];

    public static PlotModel Plot(string title, string subtitle = "") => new()
    {
        Title = title,
        TitleFontSize = 12,
        Subtitle = subtitle,
        SubtitleFontSize = 11,
        SubtitleColor = Soft,
        TextColor = Ink,
        DefaultFont = Font,
        DefaultFontSize = 11,
        PlotMargins = new OxyThickness(double.NaN, double.NaN, 0, double.NaN),
        PlotAreaBorderThickness = new OxyThickness(0, 0, 0, 1),
        PlotAreaBorderColor = Soft,
    };

    /// <summary>An axis that shows all values with some room; also one value, equal values and none.</summary>
    public static LinearAxis ValueAxis(string title, IEnumerable<double> values)
    {
        double[] all = [.. values];
        double low = all.DefaultIfEmpty(0).Min(), high = all.DefaultIfEmpty(1).Max();
        // Equal values up to rounding noise: their own digits would fill the axis.
        double noise = Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9;
        double room = high - low > noise ? (high - low) * 0.06 : low == 0 ? 1 : Math.Abs(low) * 0.05;
        return new()
        {
            Position = AxisPosition.Left,
            Minimum = low - room,
            Maximum = high + room,
            IntervalLength = 40,
            Title = title,
            AxisTitleDistance = 10,
            TextColor = Soft,
            TitleColor = Ink,
            TickStyle = TickStyle.None,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = Grid,
        };
    }

    public static Legend Key() => new()
    {
        LegendPlacement = LegendPlacement.Outside,
        LegendPosition = LegendPosition.TopLeft,
        LegendOrientation = LegendOrientation.Horizontal,
        LegendTextColor = Soft,
    };

    public static ScatterSeries Dots(string title, OxyColor colour, MarkerType marker = MarkerType.Circle) =>
        new() { Title = title, MarkerType = marker, MarkerFill = colour, MarkerSize = 3.3 };
}
