using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.SeedMeans;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Tables;

/// <summary>
/// What a table of means and normal intervals hides: seed means in two groups, as when a method works from some trained models only, or with
/// tails that make the intervals of variances too short. Each is a false alarm in 1 % of rows with normal seed means.
/// </summary>
internal static class TableCautions
{
    /// <summary>A line for every row that needs one.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<VarianceRow> rows, IReadOnlyList<MethodChoice> methods) =>
        [.. rows.Where(row => row.Grid.Finite is not null)
            .Select(row => (row.Method, Warning: Of(row.Grid.Finite!)))
            .Where(row => row.Warning is not null)
            .Select(row => $"{MethodLabel.Of(row.Method, methods)}: {row.Warning}")];

    private static string? Of(SeedGrid grid) => SeedMeanGap.Of(grid).Warning ?? SeedMeanSpread.Of(grid).Warning;
}
