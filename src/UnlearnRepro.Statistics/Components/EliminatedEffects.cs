using MathNet.Numerics.LinearAlgebra;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Effects of the rows of a two-way table of cell means, least squares in y = row + column with the columns eliminated. With weights w (0 where a
/// cell is missing), C = diag(w_f.) - W diag(1 / w_.t) W' and Q_f = sum w_ft (y_ft - column mean), the effects are C^+ Q; in the
/// singular vectors of the rows freed of the columns, whose squared lengths D^2 are the eigenvalues of C above 0, they are z / D with
/// independent z of variance theta + D^2 s^2 (Searle, Casella, McCulloch 1992, ch. 5).
/// </summary>
/// <param name="Rank">Number of independent contrasts of rows: rows less blocks of connected cells.</param>
/// <param name="SumOfEffects">Sum of the squared effects, sum z^2 / D^2.</param>
/// <param name="SumOfSquares">Sum of squares of the rows beyond the columns, sum z^2.</param>
/// <param name="InverseTrace">Trace of C^+, sum 1 / D^2.</param>
/// <param name="Residual">Weighted sum of squares of what rows and columns leave.</param>
internal sealed record EliminatedEffects(int Rank, double SumOfEffects, double SumOfSquares, double InverseTrace, double Residual)
{
    // Eigenvalues are at most the largest weight of a row; the smallest of a connected table of some hundred levels is far above this part of it.
    private const double Zero = 1e-9;

    /// <summary>The effects of the rows.</summary>
    /// <param name="y">Cell means about one of them; any number where the weight is 0.</param>
    /// <param name="w">Weights, 0 for a missing cell; no row and no column without a cell.</param>
    /// <param name="size">Size of the numbers that the means were computed from.</param>
    public static EliminatedEffects Of(double[,] y, double[,] w, double size)
    {
        (int a, int b) = (y.GetLength(0), y.GetLength(1));
        double[] columnWeights = Sums(w, b, a, rows: false), rowWeights = Sums(w, a, b, rows: true);
        double[] columns = Means(y, w, columnWeights);
        double[] totals = new double[a];
        for (int f = 0; f < a; f++)
        {
            for (int t = 0; t < b; t++)
            {
                totals[f] += w[f, t] * (y[f, t] - columns[t]);
            }
        }

        bool equal = w.Cast<double>().All(weight => weight == w[0, 0]);
        (double[] effects, int rank, double trace) = equal
            ? (totals.Select(total => total / (b * w[0, 0])).ToArray(), a - 1, (a - 1) / (b * w[0, 0]))
            : Solve(Information(w, rowWeights, columnWeights), totals);
        effects = [.. effects.Select(effect => Sample.Difference(effect, 0, 4 * size))];
        double[,] left = new double[a, b];
        for (int f = 0; f < a; f++)
        {
            for (int t = 0; t < b; t++)
            {
                left[f, t] = y[f, t] - effects[f];
            }
        }

        columns = Means(left, w, columnWeights);
        double residual = 0, squares = 0, sum = 0;
        for (int f = 0; f < a; f++)
        {
            (sum, squares) = (sum + (effects[f] * effects[f]), squares + (effects[f] * totals[f]));
            for (int t = 0; t < b; t++)
            {
                double rest = Sample.Difference(left[f, t], columns[t], 4 * size);
                residual += w[f, t] * rest * rest;
            }
        }

        return new EliminatedEffects(rank, sum, Math.Max(0, squares), trace, residual);
    }

    private static double[] Sums(double[,] w, int n, int m, bool rows) =>
        [.. Enumerable.Range(0, n).Select(k => Enumerable.Range(0, m).Sum(l => rows ? w[k, l] : w[l, k]))];

    private static double[] Means(double[,] y, double[,] w, double[] weights) =>
        [.. weights.Select((weight, t) => Enumerable.Range(0, y.GetLength(0)).Sum(f => w[f, t] * y[f, t]) / weight)];

    private static Matrix<double> Information(double[,] w, double[] rows, double[] columns) =>
        Matrix<double>.Build.Dense(rows.Length, rows.Length, (f, g) =>
        {
            double shared = f == g ? rows[f] : 0;
            for (int t = 0; t < columns.Length; t++)
            {
                shared -= w[f, t] * w[g, t] / columns[t];
            }

            return shared;
        });

    private static (double[] Effects, int Rank, double Trace) Solve(Matrix<double> information, double[] totals)
    {
        var parts = information.Evd(Symmetricity.Symmetric);
        double[] lengths = [.. parts.EigenValues.Select(value => value.Real)];
        double least = Zero * Math.Max(information.Diagonal().Maximum(), double.Epsilon);
        int[] kept = [.. Enumerable.Range(0, lengths.Length).Where(k => lengths[k] > least)];
        Vector<double> q = Vector<double>.Build.Dense(totals), effects = Vector<double>.Build.Dense(totals.Length);
        foreach (int k in kept)
        {
            Vector<double> vector = parts.EigenVectors.Column(k);
            effects += vector * (vector.DotProduct(q) / lengths[k]);
        }

        return ([.. effects], kept.Length, kept.Sum(k => 1 / lengths[k]));
    }
}
