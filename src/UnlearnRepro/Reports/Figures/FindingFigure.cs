using OxyPlot;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Sections;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Figures;

/// <summary>The paper's figure in the size of a README, with what is to be seen in its title.</summary>
public static class FindingFigure
{
    private const double Width = 800, Height = 420;

    /// <summary>The figure as a stand-alone SVG document, without the methods that show no spread at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="StudyException">The report has no such metric.</exception>
    public static string Svg(StudyReport report, string metric)
    {
        var plot = Model(report, metric);
        return FigureSvg.Of("finding", metric, plot.Title, Width, Height, (plot, new(0, 0, Width, Height)));
    }

    /// <summary>The figure as a plot, for formats other than SVG.</summary>
    public static PlotModel Model(StudyReport report, string metric)
    {
        VarianceRow[] rows = [.. report.RowsOf(metric).Where(r => r.Method.SeedUse != SeedUse.Retraining && PaperFigure.Values(r).Distinct().Count() > 1)];
        return PaperFigure.Model(report, metric, rows, Title(rows), Width);
    }

    // A title is what people remember, so that it claims what an interval supports and no more: s_T > s_U is ICC > 1/2.
    private static string Title(VarianceRow[] rows)
    {
        Decision[] known = [.. rows.Select(Spreads.Of).OfType<Spreads>().Where(s => s.Training.IsKnown && s.Unlearning?.IsKnown == true)
            .Select(s => s.Icc is { } icc ? Finding.Decide(icc, ReportSummary.MostlyTraining).Decision : Decision.Undecided)];
        int more = known.Count(d => d == Decision.Holds), less = known.Count(d => d == Decision.Fails), open = known.Length - more - less;
        string of = $"{known.Length} method{(known.Length == 1 ? "" : "s")}";
        return rows.Length == 0 ? "No method shows any spread"
            : known.Length == 0 ? "One trained model with many unlearning seeds beside many trained models"
            : open == known.Length ? $"Whether training or unlearning seeds spread the result more is open for {of}"
            : $"Training seeds spread the result more than unlearning seeds for {more} of {of}"
                + (less > 0 ? $", less for {less}" : "") + (open > 0 ? $", open for {open}" : "");
    }
}
