using OxyPlot;
using OxyPlot.Axes;

namespace UnlearnRepro.Reports;

/// <summary>The methods under a plot: upright, on several lines, while they fit, and slanted when there are many.</summary>
internal static class MethodAxis
{
    private const double Letter = 6.2, Frame = 60, LeastSlot = 28, Slant = 35;
    private const int Longest = 34;

    /// <summary>A picture's width, larger for many methods.</summary>
    public static double Widened(double width, int methods) => Math.Max(width, Frame + (LeastSlot * methods));

    /// <summary>About the px that a method has across.</summary>
    public static double Slot(double width, int methods) => (Widened(width, methods) - Frame) / Math.Max(1, methods);

    /// <summary>The axis; slanted labels need room to the left of the plot.</summary>
    public static CategoryAxis Of(StudyReport report, IReadOnlyList<Strip> strips, PlotModel plot, double width)
    {
        string[][] labels = [.. strips.Select(strip => Lines(report, strip.Row))];
        double slot = Slot(width, strips.Count);
        var axis = new CategoryAxis { Title = "unlearning method", TitleColor = Plot.Ink, TextColor = Plot.Ink, TickStyle = TickStyle.None };
        if (labels.SelectMany(lines => lines).All(line => line.Length * Letter < slot))
        {
            axis.Labels.AddRange(labels.Select(lines => string.Join("\n", lines)));
            return axis;
        }

        axis.Angle = -Slant;
        axis.Labels.AddRange(labels.Select(lines => Short(string.Join(" ", lines))));
        double reach = axis.Labels.Select((label, k) => (label.Length * Letter * Math.Cos(Slant * Math.PI / 180)) - (k * slot * 0.8)).Max();
        plot.Padding = new(Math.Max(8, reach - 40), 8, 8, 8);
        return axis;
    }

    private static string[] Lines(StudyReport report, VarianceRow row)
    {
        var label = MethodLabel.Of(row.Method, report.Results.Study.Methods);
        string collapsed = CollapsedCells.Of(row).ToString();
        return [label.Name, .. label.Distinction, .. collapsed.Length == 0 ? Array.Empty<string>() : [$"{collapsed} collapsed"]];
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
}
