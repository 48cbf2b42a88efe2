using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>Means of a grid's cells about its first run, which keeps the digits that tell them apart, and the squares within cells.</summary>
internal sealed class CellMeans
{
    private readonly double[,] means;
    private readonly double size;

    public CellMeans(TwoWayGrid grid)
    {
        (means, Present, Runs) = (new double[grid.A, grid.B], new double[grid.A, grid.B], new double[grid.A, grid.B]);
        double? origin = null;
        double sum = 0;
        for (int f = 0; f < grid.A; f++)
        {
            for (int t = 0; t < grid.B; t++)
            {
                ReadOnlySpan<double> runs = grid.Runs(f, t);
                if (runs.Length == 0)
                {
                    continue;
                }

                origin ??= runs[0];
                means[f, t] = runs[0] - origin.Value + Sample.Offset(runs);
                (Present[f, t], Runs[f, t]) = (1, runs.Length);
                sum += means[f, t];
                size = Math.Max(size, Sample.Size(runs));
                SquaresWithin += Sample.SumOfSquares(runs);
            }
        }

        Mean = origin!.Value + (sum / grid.Cells);
    }

    /// <summary>1 for a cell with runs, 0 for a missing one.</summary>
    public double[,] Present { get; }

    /// <summary>Number of runs of each cell.</summary>
    public double[,] Runs { get; }

    /// <summary>Unweighted mean of the cells that have runs.</summary>
    public double Mean { get; }

    /// <summary>Sum of the squares of the runs about their cells' means.</summary>
    public double SquaresWithin { get; }

    /// <summary>Effects of the first factor's levels under given weights.</summary>
    public EliminatedEffects Rows(double[,] weights) => EliminatedEffects.Of(means, weights, size);

    /// <summary>Effects of the second factor's levels under given weights.</summary>
    public EliminatedEffects Columns(double[,] weights) => EliminatedEffects.Of(Turned(means), Turned(weights), size);

    /// <summary>Sum of the weights of a level.</summary>
    public static double Number(double[,] weights, int level, bool rows) => rows
        ? Enumerable.Range(0, weights.GetLength(1)).Sum(t => weights[level, t])
        : Enumerable.Range(0, weights.GetLength(0)).Sum(f => weights[f, level]);

    private static double[,] Turned(double[,] x)
    {
        double[,] turned = new double[x.GetLength(1), x.GetLength(0)];
        for (int f = 0; f < x.GetLength(0); f++)
        {
            for (int t = 0; t < x.GetLength(1); t++)
            {
                turned[t, f] = x[f, t];
            }
        }

        return turned;
    }
}
