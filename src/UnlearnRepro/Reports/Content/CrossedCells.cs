using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Content;

/// <summary>Two crossed factors with runs in their cells, of which some collapsed or are missing.</summary>
internal static class CrossedCells
{
    /// <summary>The grid; null for another design, or where a level of a factor has no run left.</summary>
    public static TwoWayGrid? Of(DesignGrid grid)
    {
        if (grid.Factors.Count is not (2 or 3) || grid.Factors[1].NestedIn.Count > 0)
        {
            return null;
        }

        var (first, second, runs) = (grid.Factors[0], grid.Factors[1], grid.Factors.ElementAtOrDefault(2));
        if (runs is { NestedIn.Count: < 2 })
        {
            return null;
        }

        int each = runs?.Levels ?? 1;
        double[][][] cells =
        [
            .. Enumerable.Range(0, first.Levels).Select(f => Enumerable.Range(0, second.Levels)
                .Select(t => grid.Values.Skip(((f * second.Levels) + t) * each).Take(each).OfType<double>().ToArray()).ToArray()),
        ];
        bool occupied = cells.All(row => row.Any(cell => cell.Length > 0)) && Enumerable.Range(0, second.Levels).All(t => cells.Any(row => row[t].Length > 0));
        return occupied ? new(cells, first.Name, second.Name, runs?.Name ?? "run") : null;
    }
}
