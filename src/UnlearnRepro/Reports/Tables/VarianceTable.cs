using System.Globalization;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

/// <summary>The variance table of one metric as text, the same for every form of report.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Caption">What the table shows, with the unit.</param>
/// <param name="Header">Column headings; the level of the intervals in brackets.</param>
/// <param name="Rows">Cells row by row, as many as headings.</param>
public sealed record VarianceTable(
    MetricInfo Metric, string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The tables of all metrics, in the report's order.</summary>
    public static IReadOnlyList<VarianceTable> All(StudyReport report) => [.. report.Metrics.Select(m => Of(report, m.Name))];

    /// <summary>The table of one metric.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="StudyException">The report has no such metric.</exception>
    public static VarianceTable Of(StudyReport report, string metric)
    {
        var info = report.Metric(metric);
        var (rows, study) = (report.RowsOf(metric), report.Results.Study);
        int percent = (int)Math.Round(100 * (rows.Select(r => r.Components?.Level).FirstOrDefault(level => level is not null) ?? 0.95));
        string level = string.Create(CultureInfo.InvariantCulture, $"[{percent} %]");
        string[] header = ["method", $"mean {level}", $"s_T {level}", $"s_U {level}", $"ICC {level}", "collapsed"];
        string[][] cells = [.. rows.Select(row => Cells(row, MethodLabel.Of(row.Method, study.Methods).ToString()))];

        // Most studies have no collapsed cell: an empty column would only take width.
        int columns = cells.Any(row => row[^1].Length > 0) ? header.Length : header.Length - 1;
        return new(info, info.Title() + ": " + info.Description, header[..columns], [.. cells.Select(row => row[..columns])]);
    }

    private static string[] Cells(VarianceRow row, string label)
    {
        var collapsed = CollapsedCells.Of(row);
        if (row.Components is not { } components || Spreads.Of(row) is not { } spreads)
        {
            return [label, "all cells collapsed", "-", "-", "-", collapsed.ToString()];
        }

        int firstSeed = Array.FindIndex(row.Grid.Values, values => values.Any(v => v is not null));
        return
        [
            label,
            EstimateText.Mean(spreads.Mean, firstSeed),
            EstimateText.Of(spreads.Training, components),
            EstimateText.Of(spreads.Unlearning, components),
            EstimateText.Of(spreads.Icc, components),
            collapsed.ToString(),
        ];
    }
}
