using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Reports.Content;

/// <summary>Factors in one chain, each nested in the one before, where cells collapsed or are missing: levels that have none left are left out.</summary>
internal static class NestedCells
{
    /// <summary>
    /// The two or three factors of the chain that have several levels; null for another design, or where the mean is meant over all the levels that there are,
    /// for which only whole designs have an interval.
    /// </summary>
    public static Factor[]? Chain(DesignGrid grid)
    {
        Factor[] chain = [.. grid.Factors.Where(f => f.Levels > 1)];
        bool isNested = chain.Length is 2 or 3 && chain.Skip(1).Zip(chain, (inner, outer) => inner.NestedIn.Contains(outer.Name)).All(nested => nested);
        return isNested && chain.All(f => f.Population is null) && grid.Collapsed + grid.Missing < grid.Whole ? chain : null;
    }

    /// <summary>The values of a chain of three, of which none is empty.</summary>
    public static EvaluationGrid OfThree(DesignGrid grid, Factor[] chain) => new(
        [.. Rows(grid, chain[0].Levels).Select(row => Filled(row.Chunk(chain[2].Levels))).Where(cells => cells.Length > 0)]);

    /// <summary>The values of a chain of two.</summary>
    public static SeedGrid OfTwo(DesignGrid grid, Factor[] chain) => new(Filled(Rows(grid, chain[0].Levels)));

    private static IEnumerable<double?[]> Rows(DesignGrid grid, int levels) => grid.Values.Chunk(grid.Values.Count / levels);

    private static double[][] Filled(IEnumerable<double?[]> runs) =>
        [.. runs.Select(cell => cell.OfType<double>().ToArray()).Where(cell => cell.Length > 0)];
}
