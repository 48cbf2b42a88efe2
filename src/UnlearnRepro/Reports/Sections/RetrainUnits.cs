using UnlearnRepro.Reports.Content;
using UnlearnRepro.Statistics.Comparisons;

namespace UnlearnRepro.Reports.Sections;

/// <summary>A method's distance from Retrain in units of Retrain's own spread, where there is such a thing.</summary>
internal static class RetrainUnits
{
    /// <summary>
    /// The distance; null for a metric that Retrain's values are no scale for, without two finite retrained models, and where cells of either
    /// side collapsed.
    /// </summary>
    public static ReferenceUnits? Of(StudyReport report, VarianceRow row) =>
        row.Grid.Collapsed == 0 && row.Grid.Finite is { } grid && Of(report, row.Metric.Name) is { R: >= 2 } references
            ? ReferenceUnits.Of(grid, references)
            : null;

    /// <summary>The retrained models by a metric that they are a scale for; null where they are none.</summary>
    public static References? Of(StudyReport report, string metric) =>
        report.Metric(metric).HasRetrainScale && report.Retrain(metric) is { Grid: { Collapsed: 0, Finite: { } grid } } ? new(grid.SeedMeans) : null;
}
