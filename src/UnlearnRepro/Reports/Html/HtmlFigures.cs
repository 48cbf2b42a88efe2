namespace UnlearnRepro.Reports;

/// <summary>The figures: the paper's for every metric, those of accuracy unfolded, and the seed means folded.</summary>
internal static class HtmlFigures
{
    public static string Section(StudyReport report)
    {
        // A domain without an accuracy leads with its first metric.
        string[] open = [.. report.Metrics.Select(m => m.Name).Where(name => name.StartsWith("accuracy", StringComparison.Ordinal))];
        open = open.Length > 0 ? open : [.. report.Metrics.Take(1).Select(m => m.Name)];
        var ordered = report.Metrics.OrderBy(m => !open.Contains(m.Name)).ToArray();
        return "<h2>One trained model beside many</h2>\n"
            + "<p class=\"soft\">Left of each pair: what many unlearning seeds show of one trained model. Right: what training seeds show.</p>\n"
            + string.Concat(ordered.Select(m => Html.Folded(
                Summary(m), FigureSvg.Inline(PaperFigure.Svg(report, m.Name)), open.Contains(m.Name))))
            + "<h2>Seed means</h2>\n"
            + string.Concat(ordered.Select(m => Html.Folded(Summary(m), FigureSvg.Inline(SeedMeanFigure.Svg(report, m.Name)))));
    }

    private static string Summary(Studies.MetricInfo metric) => $"{metric.Title()}: {metric.Description}";
}
