using UnlearnRepro.Claims;
using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

/// <summary>
/// Everything a report shows, computed once: every form (terminal, Markdown, HTML, JSON) is a pure function of it.
/// </summary>
/// <param name="Results">The study and its records.</param>
/// <param name="Metrics">The metrics shown, in order.</param>
/// <param name="Rows">One per method and metric, in the study's order of methods within each metric.</param>
/// <param name="Verdicts">The claims' verdicts.</param>
/// <param name="Fingerprint">Library versions, CPU capability, threads, device, dtype.</param>
public sealed record StudyReport(
    StudyResults Results, IReadOnlyList<MetricInfo> Metrics, IReadOnlyList<VarianceRow> Rows, IReadOnlyList<Verdict> Verdicts, string Fingerprint)
{
    /// <summary>The report of a study.</summary>
    public static StudyReport Of(StudyResults results, ITask task, IReadOnlyList<Verdict> verdicts)
    {
        MetricInfo[] metrics = [.. task.Metrics.Where(m => results.Study.Metrics.Contains(m.Name))];
        return new(
            results,
            metrics,
            [.. metrics.SelectMany(metric => results.Study.Methods.Select(method => VarianceRow.Of(results.Grid(method, metric.Name), metric)))],
            verdicts,
            task.Fingerprint);
    }
}

/// <summary>One row of the variance table: a metric of a method, split into its two spreads.</summary>
/// <param name="Method">The method.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Grid">The values.</param>
/// <param name="Components">Null if every cell collapsed.</param>
public sealed record VarianceRow(MethodChoice Method, MetricInfo Metric, MetricGrid Grid, VarianceComponents? Components)
{
    /// <summary>The row of a grid.</summary>
    public static VarianceRow Of(MetricGrid grid, MetricInfo metric) =>
        new(grid.Method, metric, grid, grid.Finite is { } finite ? VarianceComponents.Of(finite) : null);
}
