using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

/// <summary>The list of metrics before their tables, each with a link to its own and from there back.</summary>
internal static class HtmlMetrics
{
    public static string Contents(IReadOnlyList<MetricInfo> metrics) => MetricTable.IsWorthwhile(metrics)
        ? Html.Table(MetricTable.Header, MetricTable.Rows(metrics), id: "metrics", place: Anchor)
        : "";

    public static string Heading(VarianceTable table) => $"<h3 id=\"{Anchor(table.Metric.Name)}\">{Html.Text(table.Caption)}</h3>\n"
        + (table.Metric.Goal is "" or "-" ? "" : $"<p class=\"soft\">better: {Html.Text(table.Metric.Goal)} · <a href=\"#metrics\">all metrics</a></p>\n");

    private static string Anchor(string metric) => "metric-" + FileNames.Of(metric);
}
