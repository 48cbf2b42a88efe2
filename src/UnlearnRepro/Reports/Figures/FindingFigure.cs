using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

/// <summary>The paper's figure in the size of a README, with what is to be seen in its title.</summary>
public static class FindingFigure
{
    private const double Width = 800, Height = 420;

    /// <summary>The figure as a stand-alone SVG document, without the methods that show no spread at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="StudyException">The report has no such metric.</exception>
    public static string Svg(StudyReport report, string metric)
    {
        var info = report.Metric(metric);
        VarianceRow[] rows = [.. report.RowsOf(metric).Where(row => row.Method.SeedUse != SeedUse.Retraining && row.Components?.TotalVariance.Value > 0)];
        Strip[] strips = [.. rows.Select(row => Strip.Of(row, report))];
        return new StripChart(Title(rows), info.Title(), strips, Strip.Band(report, metric), PaperFigure.Legend(report, strips), Width, Height).Svg();
    }

    /// <summary>What is seen, counted: for how many methods the spread across training seeds is the larger one.</summary>
    internal static string Title(IReadOnlyList<VarianceRow> rows)
    {
        int larger = rows.Count(row => Spreads.Of(row) is { Unlearning: { } unlearning } s && s.Training.Value > unlearning.Value);
        return $"Training seeds spread the result more than unlearning seeds do for {larger} of {rows.Count} methods (s_T > s_U)";
    }
}
