using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Html;

/// <summary>
/// The figures: the paper's for every metric, the first two unfolded (those of accuracy, if there are), and the seed means folded. Where there are
/// many metrics the others stand in one fold, so that a reader comes to the verdicts.
/// </summary>
internal static class HtmlFigures
{
    private const int Unfolded = 2, Many = 8;

    public static string Section(StudyReport report, ReportFigures figures)
    {
        var ordered = figures.Alone.OrderBy(m => !m.Name.StartsWith("accuracy", StringComparison.Ordinal)).ToArray();
        string[] seeds =
            [.. ordered.Select((m, k) => Markup.Folded(m.Caption(), FigureSvg.Inline(figures.Seeds(m.Name)) + Distance(report, m), open: k < Unfolded))];
        string[] shares = [.. ordered.Select((m, k) => Markup.Folded(m.Caption(), FigureSvg.Inline(figures.Shares(m.Name)), open: k == 0))];
        string[] means = [.. ordered.Select(m => Markup.Folded(m.Caption(), FigureSvg.Inline(figures.Means(m.Name))))];
        string protocols = "<h2>One trained model beside many</h2>\n"
            + "<p class=\"soft\">Left of each pair: what many unlearning seeds show of one trained model. Right: what training seeds show.</p>\n"
            + string.Concat(seeds[..Math.Min(Unfolded, seeds.Length)]) + Together(seeds[Math.Min(Unfolded, seeds.Length)..], "more metrics");
        string axes = "<h2>Where the spread comes from</h2>\n"
            + "<p class=\"soft\">For every method the share of each seed axis in the variance of a single run.</p>\n"
            + shares.FirstOrDefault() + Together(shares[Math.Min(1, shares.Length)..], "more metrics");

        string curves = string.Concat(figures.Curves.Select(curve => FigureSvg.Inline(curve.Svg)));

        // What was asked for comes first.
        return !report.HasTrainingSeeds ? axes
            : (report.Design.Count > 0 ? axes + protocols : protocols + axes)
                + (curves.Length > 0 ? $"<h2>Learning curves</h2>\n{curves}" : "") + "<h2>Seed means</h2>\n" + Together(means, "metrics");
    }

    // The two sides of a figure in numbers.
    private static string Distance(StudyReport report, MetricInfo metric)
    {
        var rows = report.Protocols.Where(row => row.Row.Metric == metric).ToList();
        return rows.Count == 0 ? "" : $"<p class=\"soft\">{Markup.Text(ProtocolSection.Line(rows, report.Results.Study.Methods))}</p>\n";
    }

    private static string Together(string[] figures, string what) =>
        figures.Length < Many ? string.Concat(figures) : Markup.Folded($"{figures.Length} {what}", string.Concat(figures));
}
