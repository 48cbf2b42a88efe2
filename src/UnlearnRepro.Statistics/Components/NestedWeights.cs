using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// What the squares of unweighted means estimate in three nested levels of any sizes (Searle, Casella, McCulloch 1992, ch. 5). Trained model i has b_i
/// unlearned ones and these n_ij evaluations. The mean of an unlearned model has the variance s_U^2 + s_E^2 / n_ij about its trained model's
/// effect, the unweighted mean of these s_T^2 + s_U^2 / b_i + r_i s_E^2 / b_i, r_i the mean of 1 / n_ij. Neither variance is the same for all, so that a mean
/// square is no chi^2: it is taken for one of as many degrees of freedom as give it its variance (Satterthwaite 1946), the usual ones where all are equal.
/// </summary>
internal sealed class NestedWeights
{
    private readonly (double Cells, double Inverse, double Squares)[] rows;
    private readonly double cells;

    public NestedWeights(EvaluationGrid grid)
    {
        rows = [.. Enumerable.Range(0, grid.I).Select(i => Row(grid, i))];
        cells = grid.Cells;
        double df = cells - grid.I, i = grid.I;
        TrainingShare = rows.Sum(r => 1 / r.Cells) / i;
        EvaluationShare = rows.Sum(r => Mean(r) / r.Cells) / i;
        PerCell = df > 0 ? rows.Sum(r => (1 - (1 / r.Cells)) * r.Inverse) / df : rows.Sum(r => r.Inverse) / cells;
        PerTestedCell = rows.Sum(r => Mean(r) * (1 - (r.Cells / cells))) / (i - 1);
    }

    /// <summary>Weight of s_U^2 in the mean of the variance of the seed means, in which s_T^2 has 1: the mean of 1 / b_i.</summary>
    public double TrainingShare { get; }

    /// <summary>Weight of s_E^2 there: the mean of r_i / b_i.</summary>
    public double EvaluationShare { get; }

    /// <summary>Weight of s_E^2 in the mean square of unlearned models about their trained model's mean, in which s_U^2 has 1.</summary>
    public double PerCell { get; }

    /// <summary>The same between trained models weighted by b_i, where s_T^2 is 0.</summary>
    public double PerTestedCell { get; }

    /// <summary>Degrees of freedom of the variance of the seed means under given components.</summary>
    public double OfSeedMeans(double training, double unlearning, double evaluation)
    {
        double sum = 0, squares = 0, n = rows.Length;
        foreach (var row in rows)
        {
            double v = training + ((unlearning + (Mean(row) * evaluation)) / row.Cells);
            sum += v;
            squares += v * v;
        }

        return Df(Square((n - 1) / n * sum), (squares * (1 - (2 / n))) + Square(sum / n), n - 1);
    }

    /// <summary>Those of the mean square between trained models weighted by b_i, where s_T^2 is 0.</summary>
    public double OfTest(double unlearning, double evaluation)
    {
        double sum = 0, squares = 0, mean = 0;
        foreach (var row in rows)
        {
            double v = unlearning + (Mean(row) * evaluation), weight = row.Cells / cells;
            sum += v * (1 - weight);
            squares += v * v * (1 - (2 * weight));
            mean += v * weight;
        }

        return Df(sum * sum, squares + (mean * mean), rows.Length - 1);
    }

    /// <summary>Those of unlearned models about their trained model's mean.</summary>
    public double OfCells(double unlearning, double evaluation)
    {
        double sum = 0, squares = 0;
        foreach (var (b, inverse, inverseSquares) in rows)
        {
            double all = (b * unlearning) + (inverse * evaluation);
            double square = (b * unlearning * unlearning) + (2 * unlearning * evaluation * inverse) + (evaluation * evaluation * inverseSquares);
            sum += (1 - (1 / b)) * all;
            squares += ((1 - (2 / b)) * square) + Square(all / b);
        }

        return Df(sum * sum, squares, cells - rows.Length);
    }

    private static (double Cells, double Inverse, double Squares) Row(EvaluationGrid grid, int i)
    {
        double inverse = 0, squares = 0;
        int cells = grid.SeedGrid.RowLengths[i];
        for (int j = 0; j < cells; j++)
        {
            double n = grid.Runs(i, j).Length;
            inverse += 1 / n;
            squares += 1 / (n * n);
        }

        return (cells, inverse, squares);
    }

    private static double Mean((double Cells, double Inverse, double Squares) row) => row.Inverse / row.Cells;

    // Rounding must not bring more than there are, which equal variances have. Without any variance there is nothing to match.
    private static double Df(double square, double squares, double most) => squares > 0 ? Math.Min(square / squares, most) : most;

    private static double Square(double x) => x * x;
}
