using System.Text.RegularExpressions;
using OxyPlot.Axes;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Figures;

/// <summary>The methods under a plot: upright, on several lines, while they fit, slanted when there are more and turned when there are many.</summary>
internal static class MethodAxis
{
    private const double Letter = 6.6, Frame = 60;
    private const int Slant = 35, MostSlanted = 25, Longest = 34;

    public static CategoryAxis Of(VarianceRow[] rows, IReadOnlyList<MethodChoice> methods, double width)
    {
        // Two letters between neighbours.
        int most = (int)((width - Frame) / Math.Max(1, rows.Length) / Letter) - 2;
        string[][] labels = [.. rows.Select(row => Lines(row, methods, most))];
        bool upright = labels.SelectMany(lines => lines).All(line => line.Length <= most);
        var axis = new CategoryAxis { Title = "unlearning method", AxisTitleDistance = 8, TickStyle = TickStyle.None, IsAxisVisible = rows.Length > 0 };
        axis.Angle = upright ? 0 : rows.Length <= MostSlanted ? -Slant : -90;
        axis.Labels.AddRange(upright
            ? labels.Select(lines => string.Join("\n", lines))
            : rows.Select(row => Short(string.Join(" ", Lines(row, methods, int.MaxValue)))));
        return axis;
    }

    /// <summary>Px by which slanted labels reach out to the left of the plot and its values.</summary>
    public static double Reach(CategoryAxis axis, double width) => axis.Angle != -Slant ? 0 : axis.Labels
        .Select((label, k) => (label.Length * Letter * Math.Cos(Slant * Math.PI / 180)) - (k * (width - Frame) / axis.Labels.Count) - Frame)
        .Append(0).Max();

    // A name that is too wide continues below at its last capital letter: LfssdCorrected -> Lfssd, Corrected.
    private static string[] Lines(VarianceRow row, IReadOnlyList<MethodChoice> methods, int most)
    {
        var label = MethodLabel.Of(row.Method, methods);
        string[] name = label.Name.Length <= most ? [label.Name] : Regex.Split(label.Name, "(?<=.)(?=[A-Z][^A-Z]*$)");
        string collapsed = CollapsedCells.Of(row).ToString();
        return [.. name, .. label.Distinction, .. collapsed.Length == 0 ? Array.Empty<string>() : [$"{collapsed} collapsed"]];
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
}
