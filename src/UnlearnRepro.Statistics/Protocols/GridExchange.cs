using MathNet.Numerics;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Protocols;

/// <summary>
/// The distances that the two protocols would have had within a grid: A1 is a row; A2 takes one entry of every row, entry i + k of row i (round the
/// row's end), for each k. So every cell of a row counts as often as the others, and where rows share their unlearning seeds A2 takes as many
/// different ones as there are, as the protocol would.
/// </summary>
internal sealed class GridExchange
{
    private readonly double[] cells;
    private readonly int[] starts;
    private readonly int[] lengths;
    private readonly double[][] diagonals;

    public GridExchange(SeedGrid grid)
    {
        lengths = [.. grid.RowLengths];
        cells = [.. Enumerable.Range(0, grid.I).SelectMany(grid.Values)];
        starts = new int[grid.I];
        for (int i = 1; i < grid.I; i++)
        {
            starts[i] = starts[i - 1] + lengths[i - 1];
        }

        diagonals = [.. Enumerable.Range(0, lengths.Max()).Select(_ => new double[grid.I])];
    }

    /// <summary>
    /// The most exchanges that can differ in their distance: of equally long rows, those that are put into another order, or whose entries all are, are one.
    /// </summary>
    public double MostDifferent
    {
        get
        {
            double all = SpecialFunctions.FactorialLn(cells.Length);
            bool even = lengths.Distinct().Count() == 1;
            return Math.Exp(even ? all - SpecialFunctions.FactorialLn(lengths.Length) - SpecialFunctions.FactorialLn(lengths[0]) : all);
        }
    }

    /// <summary>The distance with each row as A1, mean over the diagonals.</summary>
    public double[] ByRow()
    {
        double[] byRow = new double[lengths.Length];
        Distances([.. cells], byRow);
        return byRow;
    }

    /// <summary>The mean distance after each of some random exchanges of all cells.</summary>
    public double[] Distances(ulong seed, int draws)
    {
        SplitMix64 random = new(seed);
        double[] distances = new double[draws], exchanged = [.. cells], rows = [.. cells], byRow = new double[lengths.Length];
        for (int draw = 0; draw < draws; draw++)
        {
            // Any order is as good a start for the next exchange.
            for (int k = exchanged.Length - 1; k > 0; k--)
            {
                int other = random.Below(k + 1);
                (exchanged[k], exchanged[other]) = (exchanged[other], exchanged[k]);
            }

            exchanged.CopyTo(rows, 0);
            Distances(rows, byRow);
            distances[draw] = byRow.Average();
        }

        return distances;
    }

    // Leaves the rows sorted.
    private void Distances(double[] of, double[] byRow)
    {
        for (int k = 0; k < diagonals.Length; k++)
        {
            for (int i = 0; i < lengths.Length; i++)
            {
                diagonals[k][i] = of[starts[i] + ((i + k) % lengths[i])];
            }

            Array.Sort(diagonals[k]);
        }

        for (int i = 0; i < lengths.Length; i++)
        {
            Span<double> row = of.AsSpan(starts[i], lengths[i]);
            row.Sort();
            double sum = 0;
            foreach (double[] diagonal in diagonals)
            {
                sum += Wasserstein.OfSorted(row, diagonal);
            }

            byRow[i] = sum / diagonals.Length;
        }
    }
}
