using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// Intervals in common use that the library leaves out, with the coverage that is the reason. Written here only, so that nobody takes
/// them for ours. Nominal .95, normal worlds, 400 grids (standard error of .95: .011, of .6: .024), 199 resamples.
/// </summary>
internal static class NotOffered
{
    private const int Grids = 400, Resamples = 199;

    public static readonly string[] Intervals =
    [
        "mean: all runs pooled, t", "mean: bootstrap of all runs", "mean: one trained model, t over its runs",
        "mean: percentile bootstrap of training seeds", "s_T²: percentile bootstrap of training seeds", "s_T²: Satterthwaite",
    ];

    public static readonly Cell[] Designs =
    [
        .. from design in new (int I, int J)[] { (5, 3), (5, 10), (10, 3), (20, 3) }
           from icc in new[] { 0.1, 0.5, 0.9 }
           select new Cell(World.Normal, icc, design.I, design.J),
    ];

    private static readonly Lazy<IReadOnlyList<Coverage>> Measured = new(() => [.. Designs.AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(Of)]);

    public static IReadOnlyList<Coverage> All => Measured.Value;

    private static IEnumerable<Coverage> Of(Cell cell)
    {
        Worlds random = World.Random($"not offered {cell}");
        SplitMix64 resampling = new(1);
        int[] covered = new int[Intervals.Length];
        for (int n = 0; n < Grids; n++)
        {
            SeedGrid grid = World.Normal.Grid(random, cell.I, cell.J, cell.Icc);
            double[] runs = [.. Enumerable.Range(0, cell.I).SelectMany(grid.Values)];
            (Interval mean, Interval variance) = Clusters(grid, resampling);
            (Interval Interval, double Truth)[] all =
                [(T(runs), 0), (Flat(runs, resampling), 0), (T([.. grid.Values(0)]), 0), (mean, 0), (variance, cell.Icc), (Satterthwaite(grid), cell.Icc)];
            foreach ((int k, (Interval interval, double truth)) in all.Index())
            {
                covered[k] += interval.Contains(truth) ? 1 : 0;
            }
        }

        return Intervals.Select((name, k) => new Coverage(cell, name, covered[k] / (double)Grids, Grids));
    }

    private static Interval T(double[] x)
    {
        double mean = x.Average(), half = StudentT.InvCDF(0, 1, x.Length - 1, 0.975) * Math.Sqrt(x.Sum(y => (y - mean) * (y - mean)) / (x.Length - 1) / x.Length);
        return new Interval(mean - half, mean + half);
    }

    private static Interval Flat(double[] runs, SplitMix64 random) =>
        Percentiles([.. Enumerable.Range(0, Resamples).Select(_ => Enumerable.Range(0, runs.Length).Average(_ => runs[random.Below(runs.Length)]))]);

    private static (Interval Mean, Interval Variance) Clusters(SeedGrid grid, SplitMix64 random)
    {
        double[] within = [.. Enumerable.Range(0, grid.I).Select(i => grid.Values(i).Sum(y => Math.Pow(y - grid.SeedMeans[i], 2)) / (grid.J - 1))];
        double[] means = new double[Resamples], variances = new double[Resamples];
        for (int b = 0; b < Resamples; b++)
        {
            int[] rows = [.. Enumerable.Range(0, grid.I).Select(_ => random.Below(grid.I))];
            double mean = means[b] = rows.Average(i => grid.SeedMeans[i]);
            variances[b] = Math.Max(0, (rows.Sum(i => Math.Pow(grid.SeedMeans[i] - mean, 2)) / (grid.I - 1)) - (rows.Average(i => within[i]) / grid.J));
        }

        return (Percentiles(means), Percentiles(variances));
    }

    // Satterthwaite (1946): nu = (MS_T - MS_U)^2 / (MS_T^2 / n1 + MS_U^2 / n2). There is none for a negative estimate.
    private static Interval Satterthwaite(SeedGrid grid)
    {
        VarianceComponents c = VarianceComponents.Of(grid);
        double t = c.MsT!.Value, u = c.MsU!.Value, nu = (t - u) * (t - u) / ((t * t / c.DfT) + (u * u / c.DfU)), s = (t - u) / grid.J;
        return s <= 0
            ? new Interval(double.NaN, double.NaN)
            : new Interval(nu * s / ChiSquared.InvCDF(nu, 0.975), nu * s / Math.Max(double.Epsilon, ChiSquared.InvCDF(nu, 0.025)));
    }

    private static Interval Percentiles(double[] x)
    {
        Array.Sort(x);
        return new Interval(x[4], x[^5]);
    }
}
