namespace UnlearnRepro.Reports;

/// <summary>The figures: the paper's for every metric, the first two unfolded (those of accuracy, if there are), and the seed means folded.</summary>
internal static class HtmlFigures
{
    private const int Unfolded = 2;

    public static string Section(StudyReport report, ReportFigures figures)
    {
        var ordered = report.Metrics.OrderBy(m => !m.Name.StartsWith("accuracy", StringComparison.Ordinal)).ToArray();
        return "<h2>One trained model beside many</h2>\n"
            + "<p class=\"soft\">Left of each pair: what many unlearning seeds show of one trained model. Right: what training seeds show.</p>\n"
            + string.Concat(ordered.Select((m, k) => Html.Folded(
                m.Caption(), FigureSvg.Inline(figures.Seeds(m.Name)), open: k < Unfolded)))
            + "<h2>Seed means</h2>\n"
            + string.Concat(ordered.Select(m => Html.Folded(m.Caption(), FigureSvg.Inline(figures.Means(m.Name)))));
    }
}
