using UnlearnRepro.Reports.Content;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Tables;

/// <summary>
/// Numbers that agree where draws of their own would have made them differ. Mostly a run stands twice under two names, or an
/// evaluation is a stale one; whoever made the numbers can tell, and is asked.
/// </summary>
internal static class SameNumbers
{
    /// <summary>Methods that draw, with unlearning seeds that all have the same results, on every metric and from every trained model.</summary>
    public static IReadOnlyList<MethodChoice> AcrossUnlearningSeeds(StudyReport report) =>
        [.. report.Rows.Where(row => row.Method.SeedUse == SeedUse.TrainingAndUnlearning).GroupBy(row => row.Method).Where(Agree).Select(rows => rows.Key)];

    /// <summary>Methods whose every cell equals that of another, on every metric. Cells that are all one number, as 0 %, say nothing.</summary>
    public static IReadOnlyList<IReadOnlyList<MethodChoice>> AcrossMethods(StudyReport report) =>
        [.. report.Rows.GroupBy(row => row.Method).GroupBy(rows => rows.Select(row => row.Grid.Values).ToArray(), rows => rows.Key, new Cells())
            .Where(group => group.Count() > 1 && AgreeOverAll(report, [.. group])
                && group.Key.SelectMany(grid => grid).SelectMany(row => row).OfType<double>().Distinct().Skip(1).Any())
            .Select(group => group.ToArray())];

    // Where a study varies more, its grids are level 0 of the rest.
    private static bool AgreeOverAll(StudyReport report, MethodChoice[] methods) => report.Design.Where(row => methods.Contains(row.Method))
        .GroupBy(row => row.Metric).All(rows => rows.Skip(1).All(row => row.Grid.Values.SequenceEqual(rows.First().Grid.Values)));

    private static bool Agree(IEnumerable<VarianceRow> rows)
    {
        double?[][] several = [.. rows.SelectMany(row => row.Grid.Values).Where(values => values.Length > 1)];
        return several.Any(values => values[0] is not null) && several.All(values => values.All(value => value == values[0]));
    }

    // All grids of a method.
    private sealed class Cells : IEqualityComparer<double?[][][]>
    {
        public bool Equals(double?[][][]? a, double?[][][]? b) => a!.Length == b!.Length && a.Zip(b).All(grids =>
            grids.First.Length == grids.Second.Length && grids.First.Zip(grids.Second).All(rows => rows.First.AsSpan().SequenceEqual(rows.Second)));

        public int GetHashCode(double?[][][] grids)
        {
            var hash = new HashCode();
            foreach (double? value in grids.SelectMany(grid => grid).SelectMany(row => row))
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
