using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Html;

/// <summary>The list of metrics before their tables, each with a link to its own and from there back.</summary>
internal static class HtmlMetrics
{
    /// <summary>The list; empty where the names say all.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="hasTables">Whether each has a table of its own to link to.</param>
    public static string Contents(IReadOnlyList<MetricInfo> metrics, bool hasTables) => !MetricTable.IsWorthwhile(metrics) ? ""
        : hasTables ? Markup.Table(MetricTable.Header, MetricTable.Rows(metrics), id: "metrics", place: Anchor)
        : Markup.Table(MetricTable.Header, MetricTable.Rows(metrics));

    public static string Heading(VarianceTable table) => $"<h3 id=\"{Anchor(table.Metric.Name)}\">{Markup.Text(table.Caption)}</h3>\n"
        + (table.Metric.Goal is "" or "-" ? "" : $"<p class=\"soft\">better: {Markup.Text(table.Metric.Goal)} · <a href=\"#metrics\">all metrics</a></p>\n");

    private static string Anchor(string metric) => "metric-" + FileNames.Of(metric);
}
