using UnlearnRepro.Reports.Content;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Figures;

/// <summary>The figures of a report, drawn once for the page and for the files beside it; on all cores, since no two depend on each other.</summary>
internal sealed class ReportFigures
{
    private readonly Dictionary<string, string> seeds, means, shares, curves;

    public ReportFigures(StudyReport report)
    {
        // What is a point of a curve is drawn there.
        Alone = [.. report.Metrics.Where(m => m.Curve is null)];
        string[] metrics = [.. Alone.Select(m => m.Name)];
        (seeds, means, shares) = (Draw(metrics, PaperFigure.Svg), Draw(metrics, SeedMeanFigure.Svg), Draw(metrics, ShareFigure.Svg));
        curves = Draw(CurveFigure.Names(report), CurveFigure.Svg);

        Dictionary<string, string> Draw(IEnumerable<string> names, Func<StudyReport, string, string> figure) =>
            names.AsParallel().Select(name => (name, svg: figure(report, name))).ToDictionary(x => x.name, x => x.svg);
    }

    /// <summary>The metrics that have figures of their own.</summary>
    public IReadOnlyList<MetricInfo> Alone { get; }

    /// <summary>Every <see cref="CurveFigure"/> by the curve's name.</summary>
    public IEnumerable<(string Curve, string Svg)> Curves => curves.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value));

    /// <summary><see cref="PaperFigure"/> of a metric.</summary>
    public string Seeds(string metric) => seeds[metric];

    /// <summary><see cref="SeedMeanFigure"/> of a metric.</summary>
    public string Means(string metric) => means[metric];

    /// <summary><see cref="ShareFigure"/> of a metric.</summary>
    public string Shares(string metric) => shares[metric];
}
