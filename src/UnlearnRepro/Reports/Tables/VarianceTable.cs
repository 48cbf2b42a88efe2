using System.Globalization;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Tables;

/// <summary>The variance table of one metric as text, the same for every form of report.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Caption">What the table shows, with the unit.</param>
/// <param name="Header">Column headings; the level of the intervals in brackets.</param>
/// <param name="Rows">Cells row by row, as many as headings.</param>
/// <param name="Cautions">What the rows hide, a line each; mostly none.</param>
public sealed record VarianceTable(
    MetricInfo Metric, string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Cautions)
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
        string[] header = ["method", $"mean over s_train {level}", $"s_T {level}", $"s_U {level}", $"one run {level}", $"ICC {level}", "collapsed", "missing"];
        string[][] cells = [.. rows.Select(row => Cells(row, MethodLabel.Of(row.Method, study.Methods).ToString(), study))];

        // Most studies have no collapsed and no missing cell: an empty column would only take width.
        int[] shown = [.. Enumerable.Range(0, header.Length).Where(c => c < header.Length - 2 || cells.Any(row => row[c].Length > 0))];
        return new(
            info, info.Caption(), [.. shown.Select(c => header[c])], [.. cells.Select(row => shown.Select(c => row[c]).ToArray())],
            TableCautions.Of(rows, study.Methods));
    }

    private static string[] Cells(VarianceRow row, string label, Study study)
    {
        var collapsed = CollapsedCells.Of(row);
        string missing = row.Grid.Missing == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{row.Grid.Missing}/{row.Grid.Missing + collapsed.Total}");
        if (row.Components is not { } components || Spreads.Of(row) is not { } spreads)
        {
            return [label, row.Grid.Count == 0 ? "not measured" : "all cells collapsed", "-", "-", "-", "-", collapsed.ToString(), missing];
        }

        int firstSeed = Array.FindIndex(row.Grid.Values, values => values.Any(v => v is not null));
        return
        [
            label,
            EstimateText.Mean(spreads.Mean, study.TrainingSeedName(firstSeed)),
            EstimateText.Of(spreads.Training, components),
            EstimateText.Of(spreads.Unlearning, components),
            EstimateText.Of(row.Single?.Sd, components),
            EstimateText.Of(spreads.Icc, components),
            collapsed.ToString(),
            missing,
        ];
    }
}
