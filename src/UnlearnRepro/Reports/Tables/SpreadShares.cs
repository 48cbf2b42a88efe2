using UnlearnRepro.Reports.Content;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Tables;

/// <summary>How a method's variance of a single run is shared out, for a picture.</summary>
/// <param name="Method">The method.</param>
/// <param name="Shares">What each axis brings, in [0, 1] with its interval, outermost first; empty where nothing is known.</param>
internal sealed record SpreadShares(MethodChoice Method, IReadOnlyList<(string Name, Estimate Share)> Shares)
{
    /// <summary>The methods that a metric has a variance of: over all that the study varies, or over training and unlearning seeds.</summary>
    public static IReadOnlyList<SpreadShares> Of(StudyReport report, string metric) =>
    [
        .. (report.Design.Count > 0
            ? report.Design.Where(row => row.Metric.Name == metric)
                .Select(row => new SpreadShares(row.Method, [.. row.Components.Select(c => (c.Name, c.Share))]))
            : report.RowsOf(metric).Where(row => row.Method.SeedUse != SeedUse.Retraining).Select(OfTwo))
            .Select(row => row with { Shares = [.. row.Shares.Where(s => s.Share.IsKnown)] })
            .Where(row => row.Shares.Count > 0),
    ];

    private static SpreadShares OfTwo(VarianceRow row) =>
        new(row.Method, Spreads.Of(row)?.Icc is { IsKnown: true } icc ? [(SeedAxis.Train.Name, icc), (SeedAxis.Unlearn.Name, icc.Complement())] : []);
}
