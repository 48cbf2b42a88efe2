using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Table of two crossed random factors with runs nested in their cells, y_ftu = mu + F_f + T_t + (FT)_ft + U_ftu. With J runs in each of a x b
/// cells E MS_F = s_U^2 + J s_FT^2 + b J s_F^2, E MS_T = s_U^2 + J s_FT^2 + a J s_T^2, E MS_FT = s_U^2 + J s_FT^2 and E MS_U = s_U^2
/// (Searle, Casella, McCulloch 1992, ch. 4). With cells missing the table is that of the cell means, times J: each factor's effects are freed
/// of the other's, and its mean square is that of the effects themselves, whose mean has one weight for the component; numbers of runs that differ
/// enter by their harmonic mean. Squared units of the metric.
/// </summary>
/// <param name="Mean">Unweighted mean of the cells, in the metric's unit.</param>
/// <param name="First">Line of the first factor.</param>
/// <param name="Second">Line of the second factor.</param>
/// <param name="MsInteraction">What the two leave between the cells, times J; null without degrees of freedom.</param>
/// <param name="DfInteraction">Cells less what the mean and the two factors take: (a - 1)(b - 1) where none is missing.</param>
/// <param name="Replicates">Name of what differs between the runs of a cell.</param>
/// <param name="MsReplicates">Mean square within cells; null for one run each.</param>
/// <param name="DfReplicates">Runs less cells.</param>
/// <param name="Cells">Number of cells that have runs.</param>
/// <param name="J">Runs per cell, harmonic mean.</param>
/// <param name="InteractionTest">Whether s_FT^2 is above 0: exact F with runs weighted equally; null without degrees of freedom.</param>
public sealed record TwoWayAnova(
    double Mean, FactorSquares First, FactorSquares Second, double? MsInteraction, int DfInteraction,
    string Replicates, double? MsReplicates, int DfReplicates, int Cells, double J, FTest? InteractionTest)
{
    /// <summary>MS_F / MS_FT, exact F when s_F^2 is 0 and cells have equally many runs; null when a mean square is missing or both are 0.</summary>
    public FTest? FirstTest => FTest.Of(First.TestSquare, MsInteraction, First.Df, DfInteraction);

    /// <summary>MS_T / MS_FT, exact F when s_T^2 is 0 and cells have equally many runs; null when a mean square is missing or both are 0.</summary>
    public FTest? SecondTest => FTest.Of(Second.TestSquare, MsInteraction, Second.Df, DfInteraction);

    /// <summary>Whether no cell is missing.</summary>
    public bool IsComplete => Cells == First.Levels * Second.Levels;

    /// <summary>A published table of a balanced design: a x b cells of J runs.</summary>
    /// <param name="mean">Mean of all runs.</param>
    /// <param name="first">First factor: name, number of levels, mean square.</param>
    /// <param name="second">Second factor, the same.</param>
    /// <param name="msInteraction">Mean square of the interaction, the residual one where J is 1.</param>
    /// <param name="replicates">Name of what differs between the runs of a cell.</param>
    /// <param name="msReplicates">Mean square within cells; null for J = 1.</param>
    /// <param name="j">J.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor has one level, or J is below 1.</exception>
    public static TwoWayAnova Balanced(
        double mean, (string Name, int Levels, double MeanSquare) first, (string Name, int Levels, double MeanSquare) second,
        double msInteraction, string replicates = "U", double? msReplicates = null, int j = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first.Levels, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(second.Levels, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(j, 1);
        (int a, int b, int df) = (first.Levels, second.Levels, (first.Levels - 1) * (second.Levels - 1));
        double? within = j > 1 ? msReplicates : null;
        return new TwoWayAnova(
            mean, Line(first, b * j), Line(second, a * j), msInteraction, df, replicates, within, a * b * (j - 1), a * b, j,
            FTest.Of(msInteraction, within, df, a * b * (j - 1)));

        static FactorSquares Line((string Name, int Levels, double MeanSquare) factor, double weight) =>
            new(factor.Name, factor.Levels, factor.Levels - 1, factor.MeanSquare, factor.MeanSquare, weight, 1.0 / factor.Levels);
    }

    /// <summary>The table of a grid.</summary>
    public static TwoWayAnova Of(TwoWayGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        CellMeans cells = new(grid);
        double j = grid.HarmonicJ;
        EliminatedEffects first = cells.Rows(cells.Present), second = cells.Columns(cells.Present);
        int df = grid.Cells - grid.B - first.Rank, dfU = grid.Count - grid.Cells;
        double? msU = dfU > 0 ? cells.SquaresWithin / dfU : null;

        // Cells of different numbers of runs are tested with a fit to the runs: the unweighted one's residual is no chi-square then.
        double runsLeft = grid.HasEqualCells ? j * first.Residual : cells.Rows(cells.Runs).Residual;
        return new TwoWayAnova(
            cells.Mean, Line(grid.First, grid.A, first, cells.Present, rows: true), Line(grid.Second, grid.B, second, cells.Present, rows: false),
            df > 0 ? j * first.Residual / df : null, df, grid.Replicates, msU, dfU, grid.Cells, j,
            df > 0 ? FTest.Of(runsLeft / df, msU, df, dfU) : null);

        FactorSquares Line(string name, int levels, EliminatedEffects effects, double[,] present, bool rows)
        {
            int rank = effects.Rank;
            double inMean = Enumerable.Range(0, levels).Sum(k => Square(CellMeans.Number(present, k, rows) / grid.Cells));
            if (rank == 0)
            {
                return new FactorSquares(name, levels, 0, null, null, 0, inMean);
            }

            double meanSquare = j * effects.SumOfEffects / effects.InverseTrace;
            return new FactorSquares(
                name, levels, rank, meanSquare, grid.IsComplete ? meanSquare : j * effects.SumOfSquares / rank, j * rank / effects.InverseTrace, inMean);
        }
    }

    private static double Square(double x) => x * x;
}
