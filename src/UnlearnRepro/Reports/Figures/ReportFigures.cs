using UnlearnRepro.Reports.Content;

namespace UnlearnRepro.Reports.Figures;

/// <summary>The figures of a report, drawn once for the page and for the files beside it; on all cores, since no two depend on each other.</summary>
internal sealed class ReportFigures
{
    private readonly Dictionary<string, string> seeds, means, shares;

    public ReportFigures(StudyReport report)
    {
        string[] metrics = [.. report.Metrics.Select(m => m.Name)];
        (seeds, means, shares) = (Draw(PaperFigure.Svg), Draw(SeedMeanFigure.Svg), Draw(ShareFigure.Svg));

        Dictionary<string, string> Draw(Func<StudyReport, string, string> figure) =>
            metrics.AsParallel().Select(metric => (metric, svg: figure(report, metric))).ToDictionary(x => x.metric, x => x.svg);
    }

    /// <summary><see cref="PaperFigure"/> of a metric.</summary>
    public string Seeds(string metric) => seeds[metric];

    /// <summary><see cref="SeedMeanFigure"/> of a metric.</summary>
    public string Means(string metric) => means[metric];

    /// <summary><see cref="ShareFigure"/> of a metric.</summary>
    public string Shares(string metric) => shares[metric];
}
