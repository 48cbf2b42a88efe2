using MathNet.Numerics.LinearAlgebra;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Cells missing: sums of squares and weights are those of least squares with dummy variables, done by another route.</summary>
public class MissingCellTests
{
    // Cells of two runs, three of them missing.
    private static double[][][] Holes(ulong seed, int j = 2)
    {
        double[][][] y = new Worlds(seed).TwoWay(4, 5, j, 1, 0.7, 0.5, 0.4);
        (y[0][1], y[2][3], y[3][0]) = ([], [], []);
        return y;
    }

    [Test]
    public void TheTableIsThatOfTwoFitsToTheCellMeans([Values(1, 2)] int j)
    {
        double[][][] y = Holes(80, j);
        TwoWayAnova table = TwoWayAnova.Of(new TwoWayGrid(y));
        (Matrix<double> f, Matrix<double> t, Vector<double> mean, _) = Dummies(y);
        double both = Residual(f.Append(t), mean), onlyT = Residual(t, mean), onlyF = Residual(f, mean);
        Assert.That((table.Cells, table.First.Df, table.Second.Df, table.DfInteraction, table.DfReplicates), Is.EqualTo((17, 3, 4, 9, 17 * (j - 1))));
        Assert.That(table.MsInteraction!.Value, Is.EqualTo(j * both / 9).Within(1e-10));
        Assert.That(table.First.TestSquare!.Value, Is.EqualTo(j * (onlyT - both) / 3).Within(1e-10));
        Assert.That(table.Second.TestSquare!.Value, Is.EqualTo(j * (onlyF - both) / 4).Within(1e-10));
    }

    [Test]
    public void TheFactorsMeanSquareIsThatOfItsEffects()
    {
        // The singular vectors of F's columns freed of T's: z = U'y, the mean of z^2 / D^2 and the harmonic mean of D^2.
        double[][][] y = Holes(81);
        FactorSquares first = TwoWayAnova.Of(new TwoWayGrid(y)).First;
        (Matrix<double> f, Matrix<double> t, Vector<double> mean, _) = Dummies(y);
        var svd = (f - (t * t.PseudoInverse() * f)).Svd();
        double[] ratios = [.. Enumerable.Range(0, 3).Select(k => Math.Pow(svd.U.Column(k).DotProduct(mean) / svd.S[k], 2))];
        double harmonic = 3 / Enumerable.Range(0, 3).Sum(k => 1 / (svd.S[k] * svd.S[k]));
        Assert.That(first.Weight, Is.EqualTo(2 * harmonic).Within(1e-10));
        Assert.That(first.MeanSquare!.Value, Is.EqualTo(2 * harmonic * ratios.Average()).Within(1e-10));
    }

    [Test]
    public void TheInteractionsTestFitsTheRunsWhereCellsDiffer()
    {
        double[][][] y = Holes(82, 3);
        (y[1][1], y[1][2], y[3][4]) = (y[1][1][..1], y[1][2][..2], y[3][4][..1]);
        TwoWayAnova table = TwoWayAnova.Of(new TwoWayGrid(y));
        (Matrix<double> f, Matrix<double> t, Vector<double> mean, double[] runs) = Dummies(y);
        Vector<double> root = Vector<double>.Build.DenseOfEnumerable(runs.Select(Math.Sqrt));
        Matrix<double> weight = Matrix<double>.Build.DiagonalOfDiagonalVector(root);
        double left = Residual(weight * f.Append(t), weight * mean);
        double within = y.SelectMany(row => row).Where(c => c.Length > 0).Sum(c => c.Sum(v => Math.Pow(v - c.Average(), 2)));
        Assert.That(table.InteractionTest!.F, Is.EqualTo(left / 9 / (within / (46 - 17))).Within(1e-9));
        Assert.That(table.J, Is.EqualTo(17 / (2 + 0.5 + (14 / 3.0))).Within(1e-12), "two cells of 1, one of 2, fourteen of 3");
    }

    [Test]
    public void TheMeanWeighsCellsEqually()
    {
        double[][][] y = Holes(83);
        TwoWayComponents c = TwoWayComponents.Of(new TwoWayGrid(y));
        Assert.That(c.Mean.Value, Is.EqualTo(y.SelectMany(row => row).Where(runs => runs.Length > 0).Average(runs => runs.Average())).Within(1e-12));

        // Rows of 4, 5, 4, 4 cells and columns of 3, 3, 4, 3, 4.
        Assert.That(c.First.InMean, Is.EqualTo(c.First.Variance.Value * (16 + 25 + 16 + 16) / 289).Within(1e-12));
        Assert.That(c.Second.InMean, Is.EqualTo(c.Second.Variance.Value * (9 + 9 + 16 + 9 + 16) / 289).Within(1e-12));
        Assert.That(c.CellNoise.InMean, Is.EqualTo(c.CellNoise.Variance.Value / 17).Within(1e-12));
    }

    [Test]
    public void ANestedTableIsSaidNotToBeCrossed()
    {
        // Every level of T has one level of F; and two blocks that share no level still tell differences within each.
        TwoWayComponents nested = TwoWayComponents.Of(new TwoWayGrid([[[1, 2], [3, 4], [], []], [[], [], [5, 7], [2, 1]]], "data", "train"));
        Assert.That(nested.First.Variance.Reason, Is.EqualTo("no train is run with two levels of data: the two are nested, not crossed"));
        Assert.That((nested.Mean.Status, nested.TotalVariance.Status, nested.Replicates.Variance.Status), Is.EqualTo((Status.TooFewSeeds, Status.Unidentified, Status.Ok)));
        TwoWayComponents blocks = TwoWayComponents.Of(new TwoWayGrid([[[1], [3], [], []], [[2], [7], [], []], [[], [], [5], [2]], [[], [], [1], [4]]]));
        Assert.That((blocks.Anova!.First.Df, blocks.Anova.Second.Df, blocks.Anova.DfInteraction), Is.EqualTo((2, 2, 2)));
        TwoWayComponents few = TwoWayComponents.Of(new TwoWayGrid([[[1], [3], [4]], [[2], [], []]]));
        Assert.That(few.Second.Variance.Reason, Does.StartWith("too few cells"));
    }

    [Test]
    public void ATotalBelowZeroIsZeroAndHasNoShares()
    {
        // F has 5 over two levels of T and -5 over two: all is pair noise, of which one degree of freedom is left.
        TwoWayComponents c = TwoWayComponents.Of(new TwoWayGrid([[[0], [0], [0], [0]], [[5], [], [-5], []]]));
        Assert.That((c.TotalVariance.Value, c.TotalVariance.Interval!.Value.Lower, c.TotalVariance.Status), Is.EqualTo((0.0, 0.0, Status.Boundary)));
        Assert.That(c.TotalVariance.Raw, Is.LessThan(0));
        Assert.That(c.Components.Select(x => x.Share.Reason), Is.All.EqualTo("the total is not above 0: there is nothing to share out"));
    }

    // Columns of the two factors, means and numbers of runs of the cells that have any.
    private static (Matrix<double> F, Matrix<double> T, Vector<double> Mean, double[] Runs) Dummies(double[][][] y)
    {
        (int F, int T, double[] Runs)[] cells = [.. y.SelectMany((row, f) => row.Select((runs, t) => (f, t, runs))).Where(c => c.runs.Length > 0)];
        return (
            Matrix<double>.Build.Dense(cells.Length, y.Length, (c, f) => cells[c].F == f ? 1 : 0),
            Matrix<double>.Build.Dense(cells.Length, y[0].Length, (c, t) => cells[c].T == t ? 1 : 0),
            Vector<double>.Build.DenseOfEnumerable(cells.Select(c => c.Runs.Average())), [.. cells.Select(c => (double)c.Runs.Length)]);
    }

    private static double Residual(Matrix<double> x, Vector<double> y)
    {
        Vector<double> rest = y - (x * (x.PseudoInverse() * y));
        return rest.DotProduct(rest);
    }
}
