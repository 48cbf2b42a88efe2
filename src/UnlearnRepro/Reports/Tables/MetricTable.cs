using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Tables;

/// <summary>The metrics of a report with what they are and which way they are better: the contents of its many tables.</summary>
public static class MetricTable
{
    /// <summary>Column headings.</summary>
    public static IReadOnlyList<string> Header { get; } = ["metric", "unit", "better", "what it is"];

    /// <summary>One row per metric, in the report's order.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(IReadOnlyList<MetricInfo> metrics) =>
        [.. metrics.Select(m => (string[])[m.Name, m.Unit, m.Goal, m.Description])];

    /// <summary>Whether the table says more than the names of the metrics do.</summary>
    public static bool IsWorthwhile(IReadOnlyList<MetricInfo> metrics) => metrics.Any(m => m.Goal.Length > 0 || m.Description.Length > 0);
}
