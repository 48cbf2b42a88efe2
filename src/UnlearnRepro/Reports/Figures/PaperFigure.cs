using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports;

/// <summary>
/// The figure of the paper (arXiv 2510.26714) with all methods: for each, one training seed with many unlearning seeds,
/// as is common practice, beside many training seeds with one unlearning seed each; the quartiles of Retrain behind.
/// </summary>
public static class PaperFigure
{
    private const double Width = 900, Height = 460;

    /// <summary>The figure as a stand-alone SVG document; equal reports give equal bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="StudyException">The report has no such metric.</exception>
    public static string Svg(StudyReport report, string metric)
    {
        var info = report.Metric(metric);
        Strip[] strips = [.. report.RowsOf(metric).Select(row => Strip.Of(row, report))];
        var band = Strip.Band(report, metric);
        return new StripChart("", info.Title(), strips, band, Legend(report, strips, band), Width, Height).Svg();
    }

    internal static IReadOnlyList<(string Mark, string Text)> Legend(StudyReport report, IReadOnlyList<Strip> strips, Quartiles? band)
    {
        var study = report.Results.Study;
        return
        [
            ("one", $"training seed 0, {Seeds(study.UnlearningSeeds, "unlearning seed")}"),
            ("many", $"{Seeds(study.TrainingSeeds, "training seed")}, unlearning seed 0"),
            .. strips.Any(s => s.IsFresh) ? new[] { ("fresh", $"{Seeds(study.TrainingSeeds, "retraining seed")}") } : [],
            .. band is not null ? new[] { ("band", "25, 50 and 75 % quantiles of Retrain") } : [],
            ("tick", "median"),
        ];
    }

    private static string Seeds(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
