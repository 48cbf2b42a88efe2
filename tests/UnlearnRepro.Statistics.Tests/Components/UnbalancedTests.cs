namespace UnlearnRepro.Statistics.Tests;

public class UnbalancedTests
{
    private static readonly SeedGrid Ragged = new([[3.1, 2.4, 2.9], [5.0, 5.8], [4.1], [1.0, 2.2, 1.4, 1.9, 2.1]]);

    [Test]
    public void HandWorkedTable()
    {
        // Rows (1, 3), (5): N 3, means 2 and 5, mean of cells 3, SS_T = 2 + 4, SS_U = 2, n0 = 3 - 5/3, n_h = 2 / 1.5.
        Anova table = Anova.Of(new SeedGrid([[1.0, 3.0], [5.0]]));
        Assert.That((table.SsT, table.SsU, table.DfT, table.DfU), Is.EqualTo((6.0, 2.0, 1, 1)));
        Assert.That(table.N0, Is.EqualTo(4 / 3.0).Within(1e-12));
        Assert.That(table.HarmonicJ, Is.EqualTo(4 / 3.0).Within(1e-12));
        Assert.That(table.MsOfSeedMeans, Is.EqualTo(4 / 3.0 * 4.5).Within(1e-12));
        Assert.That(VarianceComponents.Of(new SeedGrid([[1.0, 3.0], [5.0]])).TrainingVariance.Value, Is.EqualTo(3).Within(1e-12));
    }

    [Test]
    public void RemlMaximisesTheFullRestrictedLikelihood()
    {
        // Independent oracle: V written out as a matrix, -1/2 [log|V| + log|X'V^-1 X| + y'Py], compared around the optimum.
        Reml reml = Reml.Of(Ragged);
        double best = RestrictedLogLikelihood(reml.TrainingVariance, reml.UnlearningVariance);
        foreach (double factor in new[] { 0.5, 0.9, 0.99, 1.01, 1.1, 2 })
        {
            Assert.That(RestrictedLogLikelihood(reml.TrainingVariance * factor, reml.UnlearningVariance), Is.LessThan(best));
            Assert.That(RestrictedLogLikelihood(reml.TrainingVariance, reml.UnlearningVariance * factor), Is.LessThan(best));
        }
    }

    [Test]
    public void ProfileAgreesWithTheClosedFormWhenRowsAreNearlyEqual()
    {
        // Ten more rows of five and one of four must move REML little from the balanced solution of the same world.
        SeedGrid full = new Worlds(11).Grid(40, 5, 0.5);
        SeedGrid cut = new([.. Enumerable.Range(0, 40).Select(i => i == 0 ? [.. full.Values(0).Take(4)] : full.Values(i))]);
        Reml a = Reml.Of(full), b = Reml.Of(cut);
        Assert.That(b.TrainingVariance, Is.EqualTo(a.TrainingVariance).Within(5).Percent);
        Assert.That(b.UnlearningVariance, Is.EqualTo(a.UnlearningVariance).Within(5).Percent);
    }

    [Test]
    public void RemlReachesTheBoundary()
    {
        Reml reml = Reml.Of(new SeedGrid([[0.0, 4.0, 8.0], [1.0, 6.0], [2.0, 6.0]]));
        Assert.That((reml.TrainingVariance, reml.Status), Is.EqualTo((0.0, Status.Boundary)));
    }

    private static double RestrictedLogLikelihood(double training, double unlearning)
    {
        int[] row = [.. Enumerable.Range(0, Ragged.I).SelectMany(i => Enumerable.Repeat(i, Ragged.RowLengths[i]))];
        double[] y = [.. Enumerable.Range(0, Ragged.I).SelectMany(Ragged.Values)];
        var v = MathNet.Numerics.LinearAlgebra.Double.DenseMatrix.Create(
            y.Length, y.Length, (a, b) => (row[a] == row[b] ? training : 0) + (a == b ? unlearning : 0));
        var inverse = v.Inverse();
        var one = MathNet.Numerics.LinearAlgebra.Double.DenseVector.Create(y.Length, 1);
        var data = new MathNet.Numerics.LinearAlgebra.Double.DenseVector(y);
        double information = one * inverse * one, cross = one * inverse * data;
        return -0.5 * (Math.Log(v.Determinant()) + Math.Log(information) + (data * inverse * data) - (cross * cross / information));
    }
}
