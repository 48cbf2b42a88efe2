using System.Globalization;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Origin;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Sections;

/// <summary>
/// Numbers of papers beside the study's own. Only a number of the same data set, network and forget set is a counterpart and compared; any other is
/// shown for context, because method and metric alone make two numbers no more alike than their names.
/// </summary>
internal static class PublishedSection
{
    private const string Context = "Another data set, network or forget set than the study's: for context, and not compared.";
    private const string Differences = "A published number stands for its authors' definition and hyper-parameters; how they differ from ours:";

    /// <summary>A part for each source that has numbers of a method and metric of the study; counterparts stand apart from context.</summary>
    public static IEnumerable<OriginPart> Of(StudyReport report) => report.Published.Where(number => !number.BetweenProtocols)
        .SelectMany(number => report.Rows.Where(row => row.Method.Name == number.Method && row.Metric.Name == number.Metric).Select(row => (number, row)))
        .GroupBy(pair => (pair.number.Source, pair.number.IsCounterpart))
        .Select(group => new OriginPart(
            $"Compare with the paper: {group.Key.Source}{(group.Key.IsCounterpart ? "" : ", as context")}",
            ["setting", "method", "metric", "published", "here", .. group.Key.IsCounterpart ? ["here minus published [95 %]"] : Array.Empty<string>()],
            [.. group.Select(pair => Row(report, pair.number, pair.row))],
            group.Key.IsCounterpart ? Differences : $"{Context} {Differences}",
            [.. group.SelectMany(pair => pair.number.Notes).Distinct()]));

    /// <summary>Ours minus theirs, by Welch's t from what both say of their seeds; null where one says too little, or they are no counterparts.</summary>
    public static Estimate? Difference(StudyReport report, PublishedNumber number, VarianceRow row)
    {
        if (!number.IsCounterpart || number is not { Sd: { } sd, Seeds: >= 2 and var seeds } || Ours(report, number, row) is not { } ours)
        {
            return null;
        }

        MeanSummary published = new(number.Mean, sd, seeds);
        return WelchComparison.Of([ours.Method], ours.Retrain is { } retrain ? [retrain, published] : [published]).Difference;
    }

    // The study's side: the method's seed means and, for a difference to Retrain, the retrained models.
    private static (MeanSummary Method, MeanSummary? Retrain)? Ours(StudyReport report, PublishedNumber number, VarianceRow row)
    {
        if (row.Grid.Collapsed > 0 || row.Grid.Finite is not { } grid)
        {
            return null;
        }

        var method = MeanSummary.Of(grid.SeedMeans);
        return !number.ToRetrain ? (method, null)
            : report.Retrain(row.Metric.Name) is { Grid: { Collapsed: 0, Finite: { } retrain } } ? (method, MeanSummary.Of(retrain.SeedMeans)) : null;
    }

    private static string[] Row(StudyReport report, PublishedNumber number, VarianceRow row)
    {
        string here = Ours(report, number, row) is { } ours
            ? EstimateText.Of(WelchOrMean(ours, row))
            : row.Grid.Collapsed > 0 ? $"{row.Grid.Collapsed} of {row.Grid.Count} cells collapsed" : "the study has no Retrain";
        string label = MethodLabel.Of(row.Method, report.Results.Study.Methods).ToString();
        return
        [
            number.Setting,
            number.Called == row.Method.Name ? label : $"{label}, there {number.Called}",
            row.Metric.Title() + (number.ToRetrain ? ", minus Retrain" : ""),
            AsPublished(number.Mean)
                + (number.Sd is { } sd ? $" ± {AsPublished(sd)}" : "")
                + (number.Seeds is { } seeds ? $" ({seeds} seed{(seeds == 1 ? "" : "s")})" : ""),
            here,
            .. !number.IsCounterpart ? Array.Empty<string>()
                : [Difference(report, number, row) is { } difference ? EstimateText.Of(difference) : "no interval: one side has no spread over seeds"],
        ];
    }

    // Three significant digits would promise more than a table with two decimals said: 0.0300 for .03.
    private static string AsPublished(double value) => value.ToString("0.00############", CultureInfo.InvariantCulture);

    private static Estimate WelchOrMean((MeanSummary Method, MeanSummary? Retrain) ours, VarianceRow row) =>
        ours.Retrain is { } retrain ? WelchComparison.Of([ours.Method], [retrain]).Difference : row.Components!.Mean;
}
