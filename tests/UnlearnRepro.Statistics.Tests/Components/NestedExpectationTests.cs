using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// What the mean squares of unequal nested levels estimate, by brute force: each is y'Ay with A written down from projections, and its weights and degrees of
/// freedom are traces of A with the covariance matrices of the three levels.
/// </summary>
public class NestedExpectationTests
{
    [Test]
    public void WeightsAndDegreesOfFreedomAreTraces([Range(1, 6)] int seed)
    {
        double[][][] y = Values((ulong)seed);
        NestedComponents c = NestedComponents.Of(new EvaluationGrid(y));
        NestedAnova table = c.Anova;
        Model m = new(y);
        foreach ((Matrix<double> a, double meanSquare, double training, double unlearning, double df) in new[]
        {
            (m.OfSeedMeans, table.MsT!.Value, table.TrainingInT, table.UnlearningInT, table.EffectiveDfT),
            (m.OfCells, table.MsU!.Value, 0, table.UnlearningInU, table.EffectiveDfU),
            (m.Within, table.MsE!.Value, 0, 0, table.DfE),
        })
        {
            // Over its weight of s_E^2, as the table has it.
            Matrix<double> scaled = a / a.Trace();
            Assert.That(m.Y * scaled * m.Y, Is.EqualTo(meanSquare).Within(1e-10));
            Assert.That((scaled * m.TrainingCovariance).Trace(), Is.EqualTo(training).Within(1e-10));
            Assert.That((scaled * m.UnlearningCovariance).Trace(), Is.EqualTo(unlearning).Within(1e-10));
            Assert.That(m.Df(scaled, (c.TrainingVariance.Value, c.UnlearningVariance.Value, c.EvaluationVariance.Value)), Is.EqualTo(df).Within(1e-8));
        }
    }

    [Test]
    public void TheOuterTestIsThatOfTheTraces([Range(1, 6)] int seed)
    {
        double[][][] y = Values((ulong)seed);
        NestedComponents c = NestedComponents.Of(new EvaluationGrid(y));
        Model m = new(y);
        (double unlearning, double evaluation) = (c.UnlearningVariance.Value, c.EvaluationVariance.Value);

        // Both mean squares over their weight of s_U^2; the one with less s_E^2 is given what it lacks.
        Matrix<double> upper = m.Weighted / (m.Weighted * m.UnlearningCovariance).Trace(), lower = m.OfCells / (m.OfCells * m.UnlearningCovariance).Trace();
        double more = upper.Trace() - lower.Trace(), above = m.Y * upper * m.Y, below = m.Y * lower * m.Y, added = Math.Abs(more) * evaluation;
        double df1 = m.Df(upper, (0, unlearning, evaluation)), df2 = m.Df(lower, (0, unlearning, evaluation));
        (above, df1) = more < 0 ? Add(above, df1) : (above, df1);
        (below, df2) = more > 0 ? Add(below, df2) : (below, df2);
        Assert.That((c.Tests[0].F, c.Tests[0].Df1, c.Tests[0].Df2), Is.EqualTo((above / below, df1, df2)).Within(1e-8));
        Assert.That(c.Tests[0].PValue, Is.EqualTo(1 - FisherSnedecor.CDF(df1, df2, above / below)).Within(1e-8));

        (double, double) Add(double square, double df) =>
            (square + added, Math.Pow(square + added, 2) / ((square * square / df) + (added * added / c.Anova.DfE)));
    }

    [Test]
    public void TheMiddleTestIsThatOfTwoFits([Range(1, 6)] int seed)
    {
        // Residual squares of a fit of the trained models' means to the runs, less those of the unlearned ones'.
        double[][][] y = Values((ulong)seed);
        FactorialTest test = NestedComponents.Of(new EvaluationGrid(y)).Tests[1];
        static double About(IEnumerable<double> runs) => runs.Sum(v => Math.Pow(v - runs.Average(), 2));
        double within = y.SelectMany(cells => cells).Sum(About), all = y.Sum(cells => About(cells.SelectMany(runs => runs)));
        Assert.That(test.F, Is.EqualTo((all - within) / test.Df1 / (within / test.Df2)).Within(1e-9));
        Assert.That(test.IsExact, Is.True);
    }

    [Test]
    public void EstimatesBeforeTheyAreCutAreFreeOfBias()
    {
        // 6000 studies of one shape: three standard errors of the mean, taken from the studies themselves.
        Worlds random = new(17);
        double[] truth = [0.5, 0.3, 0.2, 1, 0];
        double[][] found = [.. Enumerable.Range(0, 6000).Select(_ =>
        {
            NestedComponents c = NestedComponents.Of(new EvaluationGrid(random.Nested([[3, 1], [1, 1, 4], [2], [1, 5, 1, 2]], Math.Sqrt(0.5), Math.Sqrt(0.3), Math.Sqrt(0.2))));
            return (double[])[.. c.Components.Select(x => x.Variance.Raw), c.TotalVariance.Raw, c.Mean.Value];
        })];
        for (int k = 0; k < truth.Length; k++)
        {
            double[] column = [.. found.Select(row => row[k])];
            Assert.That(column.Average(), Is.EqualTo(truth[k]).Within(3 * column.StandardDeviation() / Math.Sqrt(column.Length)), $"{k}");
        }
    }

    private static double[][][] Values(ulong seed)
    {
        Worlds random = new(seed);
        int Size(int most) => 1 + (int)(most * random.Uniform());
        return random.Nested([.. Enumerable.Range(0, 3 + Size(3)).Select(i => (int[])[1 + Size(3), .. Enumerable.Range(0, Size(4) - 1 + (i == 0 ? 1 : 0)).Select(_ => Size(4))])], 1, 0.7, 0.5);
    }

    // The runs in one vector, with the matrices that belong to them.
    private sealed class Model
    {
        public Model(double[][][] y)
        {
            (int I, int Cell)[] place = [.. y.SelectMany((cells, i) => cells.SelectMany((runs, j) => runs.Select(_ => (i, y.Take(i).Sum(c => c.Length) + j))))];
            int n = place.Length, cells = y.Sum(c => c.Length);
            Y = Vector<double>.Build.DenseOfEnumerable(y.SelectMany(c => c).SelectMany(runs => runs));
            var outer = Matrix<double>.Build.Dense(n, y.Length, (r, i) => place[r].I == i ? 1 : 0);
            var middle = Matrix<double>.Build.Dense(n, cells, (r, cell) => place[r].Cell == cell ? 1 : 0);
            (TrainingCovariance, UnlearningCovariance) = (outer * outer.Transpose(), middle * middle.Transpose());
            var means = (middle.Transpose() * middle).Inverse() * middle.Transpose();
            int[] owner = [.. Enumerable.Range(0, cells).Select(cell => place.First(p => p.Cell == cell).I)];
            var own = Matrix<double>.Build.Dense(cells, y.Length, (cell, i) => owner[cell] == i ? 1 : 0);
            var average = (own.Transpose() * own).Inverse() * own.Transpose();
            OfSeedMeans = Centred(average * means, null) / (y.Length - 1);
            var about = means - (own * average * means);
            OfCells = about.Transpose() * about / (cells - y.Length);
            var rest = Matrix<double>.Build.DenseIdentity(n) - (middle * means);
            Within = rest.Transpose() * rest / (n - cells);
            Weighted = Centred(average * means, own.ColumnSums()) / (y.Length - 1);
        }

        public Vector<double> Y { get; }

        public Matrix<double> TrainingCovariance { get; }

        public Matrix<double> UnlearningCovariance { get; }

        public Matrix<double> OfSeedMeans { get; }

        public Matrix<double> OfCells { get; }

        public Matrix<double> Within { get; }

        public Matrix<double> Weighted { get; }

        public double Df(Matrix<double> a, (double Training, double Unlearning, double Evaluation) s)
        {
            var v = a * ((s.Training * TrainingCovariance) + (s.Unlearning * UnlearningCovariance)
                + (s.Evaluation * Matrix<double>.Build.DenseIdentity(Y.Count)));
            return v.Trace() * v.Trace() / (v * v).Trace();
        }

        // Weighted squares about the weighted mean.
        private static Matrix<double> Centred(Matrix<double> rows, Vector<double>? weights)
        {
            Vector<double> w = weights ?? Vector<double>.Build.Dense(rows.RowCount, 1);
            var centred = rows - Matrix<double>.Build.DenseOfRowVectors(Enumerable.Repeat(w * rows / w.Sum(), rows.RowCount));
            return centred.Transpose() * Matrix<double>.Build.DiagonalOfDiagonalVector(w) * centred;
        }
    }
}
