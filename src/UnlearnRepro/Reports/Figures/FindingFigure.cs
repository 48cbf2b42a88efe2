using OxyPlot;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

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
        return FigureSvg.Of(plot.Title, Width, Height, (plot, new(0, 0, Width, Height)));
    }

    /// <summary>The figure as a plot, for formats other than SVG.</summary>
    public static PlotModel Model(StudyReport report, string metric)
    {
        VarianceRow[] rows = [.. report.RowsOf(metric).Where(r => r.Method.SeedUse != SeedUse.Retraining && PaperFigure.Values(r).Distinct().Count() > 1)];
        return PaperFigure.Model(report, metric, rows, Title(rows), Width);
    }

    // What is seen, counted: for how many methods the spread across training seeds is the larger one.
    private static string Title(VarianceRow[] rows)
    {
        Spreads[] known = [.. rows.Select(Spreads.Of).OfType<Spreads>().Where(s => s.Training.IsKnown && s.Unlearning?.IsKnown == true)];
        int larger = known.Count(s => s.Training.Value > s.Unlearning!.Value);
        return rows.Length == 0 ? "No method shows any spread"
            : known.Length == 0 ? "One trained model with many unlearning seeds beside many trained models"
            : $"Training seeds spread the result more than unlearning seeds do for {larger} of {known.Length} methods (s_T > s_U)";
    }
}
