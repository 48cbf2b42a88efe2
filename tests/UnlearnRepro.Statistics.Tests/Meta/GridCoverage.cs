using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>A simulated design.</summary>
internal sealed record Cell(World World, double Icc, int I, int J)
{
    public override string ToString() => FormattableString.Invariant($"{World} ICC {Icc} {I} x {J}");
}

/// <summary>How often an interval of nominal .95 holds the truth.</summary>
internal sealed record Coverage(Cell Cell, string Interval, double Share, int Grids);

/// <summary>
/// Coverage of every interval of a two-level grid: 4 worlds x ICC 0, .1, .5, .9 x I 5, 10, 20 x J 1, 3, 10. Without training variance nothing
/// collapses, hence no ICC 0 in that world. 2000 grids of a normal design, half as many elsewhere.
/// </summary>
internal static class GridCoverage
{
    private const int Many = 2000, Some = 400;

    public static readonly double[] Iccs = [0, 0.1, 0.5, 0.9];
    public static readonly int[] Is = [5, 10, 20], Js = [1, 3, 10];

    public static readonly string[] Intervals =
        ["mean, t", "mean, bootstrap-t", "centre, Hodges-Lehmann", "s_T², MLS", "s_T², Williams-Tukey", "ICC, F", "s_U², χ²", "total, MLS", "spread, χ²", "spread, jackknife"];

    private static readonly Lazy<IReadOnlyList<Coverage>> Measured = new(Measure);

    /// <summary>Measured once for all tests.</summary>
    public static IReadOnlyList<Coverage> All => Measured.Value;

    private static IReadOnlyList<Coverage> Measure()
    {
        Cell[] cells = [.. from world in World.All
                           from icc in Iccs
                           where icc > 0 || world != World.Collapse
                           from i in Is
                           from j in Js
                           select new Cell(world, icc, i, j)];
        return [.. cells.AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(Of)];
    }

    /// <summary>The coverages of one design.</summary>
    public static IEnumerable<Coverage> Of(Cell cell)
    {
        Worlds random = World.Random($"coverage {cell}");
        int[] grids = new int[Intervals.Length], covered = new int[Intervals.Length];
        int thin = cell.World == World.Normal ? 1 : 2;
        for (int n = 0; n < Many / thin; n++)
        {
            SeedGrid grid = cell.World.Grid(random, cell.I, cell.J, cell.Icc);
            foreach ((int k, (Estimate estimate, double truth)) in Estimates(grid, cell, n, n < Some / thin).Index())
            {
                if (estimate.Interval is { } interval)
                {
                    grids[k]++;
                    covered[k] += interval.Contains(truth) ? 1 : 0;
                }
            }
        }

        return Intervals.Index().Where(x => grids[x.Index] > 0)
            .Select(x => new Coverage(cell, x.Item, covered[x.Index] / (double)grids[x.Index], grids[x.Index]));
    }

    // In the order of the names. Bootstrap and signed ranks see the seed means only and are dear: a fifth of the grids with J = 3.
    private static IEnumerable<(Estimate Estimate, double Truth)> Estimates(SeedGrid grid, Cell cell, int n, bool some)
    {
        VarianceComponents c = VarianceComponents.Of(grid);
        SeedMeanSpread spread = SeedMeanSpread.Of(grid);
        double sd = Math.Sqrt(cell.Icc + ((1 - cell.Icc) / cell.J));
        bool dear = cell.J == 3 && some;
        return
        [
            (c.Mean, 0),
            (dear ? BootstrapT.OfMean(grid, (ulong)n, 199) : None, 0),
            (dear ? RobustSummary.Of(grid).Centre : None, 0),
            (c.TrainingVariance, cell.Icc), (c.TrainingVarianceWilliamsTukey, cell.Icc), (c.Icc, cell.Icc),
            (c.UnlearningVariance, 1 - cell.Icc), (c.TotalVariance, 1), (spread.ChiSquare, sd), (spread.Jackknife, sd),
        ];
    }

    private static readonly Estimate None = Estimate.Unidentified(0.95, "none", "not measured on this grid");
}
