using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Content;

/// <summary>Parts of a report by name.</summary>
internal static class Selection
{
    public static MetricInfo Metric(this StudyReport report, string name) =>
        report.Metrics.FirstOrDefault(m => m.Name == name)
        ?? throw new StudyException(Names.Unknown("metric", name, report.Metrics.Select(m => m.Name)));

    public static IReadOnlyList<VarianceRow> RowsOf(this StudyReport report, string metric) =>
        [.. report.Rows.Where(row => row.Metric.Name == metric)];

    /// <summary>The reference that a metric is read against; null if the study has none.</summary>
    public static VarianceRow? Retrain(this StudyReport report, string metric) =>
        report.RowsOf(metric).FirstOrDefault(row => row.Method.SeedUse == SeedUse.Retraining);

    /// <summary>The metric's name with its unit, as an axis or a table carries it.</summary>
    public static string Title(this MetricInfo metric) => metric.Unit.Length == 0 ? metric.Name : $"{metric.Name} ({metric.Unit})";

    /// <summary>The metric with what it is, where that is known.</summary>
    public static string Caption(this MetricInfo metric) => metric.Description.Length == 0 ? metric.Title() : $"{metric.Title()}: {metric.Description}";
}
