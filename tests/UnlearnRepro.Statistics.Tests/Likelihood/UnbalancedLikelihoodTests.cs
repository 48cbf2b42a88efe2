using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Likelihood;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// Rows of unequal length against the definition: the multivariate normal density of all runs with its covariance written out as a matrix,
/// maximised by brute force.
/// </summary>
public class UnbalancedLikelihoodTests
{
    private static readonly SeedGrid Ragged = new([[3.1, 2.4, 2.9], [5.0, 5.8], [4.1], [1.0, 2.2, 1.4, 1.9, 2.1]]);

    [Test]
    public void EstimatesMaximiseTheDensity([Values] bool restricted)
    {
        LikelihoodFit fit = Fit(restricted);
        (double least, double[] at) = Least(x => Criterion(Math.Exp(x[0]), Math.Exp(x[1]), restricted), [0, -1]);
        Assert.That(-2 * fit.LogLikelihood, Is.EqualTo(least).Within(1e-9));
        Assert.That(fit.TrainingVariance.Value, Is.EqualTo(Math.Exp(at[0])).Within(0.01).Percent);
        Assert.That(fit.UnlearningVariance.Value, Is.EqualTo(Math.Exp(at[1])).Within(0.01).Percent);
    }

    [Test]
    public void IntervalsEndWhereTheBestDensityHasFallenToTheLimit([Values] bool restricted)
    {
        LikelihoodFit fit = Fit(restricted);
        double limit = (-2 * fit.LogLikelihood) + ChiSquared.InvCDF(1, 0.95);
        (Interval t, Interval u) = (fit.TrainingVariance.Interval!.Value, fit.UnlearningVariance.Interval!.Value);
        foreach (double end in new[] { t.Lower, t.Upper })
        {
            Assert.That(Least(x => Criterion(end, Math.Exp(x[0]), restricted), [-1]).Value, Is.EqualTo(limit).Within(1e-6));
        }

        foreach (double end in new[] { u.Lower, u.Upper })
        {
            Assert.That(Least(x => Criterion(Math.Exp(x[0]), end, restricted), [0]).Value, Is.EqualTo(limit).Within(1e-6));
        }

        Assert.That(t.Contains(fit.TrainingVariance.Value) && u.Contains(fit.UnlearningVariance.Value));
    }

    [Test]
    public void TheMeansIntervalToo()
    {
        LikelihoodFit fit = Fit(restricted: false);
        double limit = (-2 * fit.LogLikelihood) + ChiSquared.InvCDF(1, 0.95);
        foreach (double end in new[] { fit.Mean.Interval!.Value.Lower, fit.Mean.Interval.Value.Upper })
        {
            Assert.That(
                Least(x => Criterion(Math.Exp(x[0]), Math.Exp(x[1]), false, end), [0, -1]).Value, Is.EqualTo(limit).Within(1e-6));
        }

        Assert.That(Fit(restricted: true).Mean.Interval, Is.Null);
    }

    [Test]
    public void ProfileAgreesWithTheClosedFormWhenRowsAreNearlyEqual()
    {
        // One cell of 200 taken away must move the estimates little from the balanced solution of the same world.
        SeedGrid full = new Worlds(11).Grid(40, 5, 0.5);
        SeedGrid cut = new([.. Enumerable.Range(0, 40).Select(i => i == 0 ? [.. full.Values(0).Take(4)] : full.Values(i))]);
        LikelihoodFit a = LikelihoodFit.Ml(full), b = LikelihoodFit.Ml(cut);
        Assert.That(b.TrainingVariance.Value, Is.EqualTo(a.TrainingVariance.Value).Within(5).Percent);
        Assert.That(b.UnlearningVariance.Value, Is.EqualTo(a.UnlearningVariance.Value).Within(5).Percent);
    }

    [Test]
    public void TheBoundaryIsReachedAndKeepsItsUpperBound([Values] bool restricted)
    {
        SeedGrid grid = new([[0.0, 4.0, 8.0], [1.0, 6.0], [2.0, 6.0]]);
        Estimate t = (restricted ? LikelihoodFit.Reml(grid) : LikelihoodFit.Ml(grid)).TrainingVariance;
        Assert.That((t.Value, t.Status, t.Interval!.Value.Lower), Is.EqualTo((0.0, Status.Boundary, 0.0)));
        Assert.That(t.Interval.Value.Upper, Is.GreaterThan(1).And.LessThan(1000));
    }

    private static LikelihoodFit Fit(bool restricted) => restricted ? LikelihoodFit.Reml(Ragged) : LikelihoodFit.Ml(Ragged);

    private static (double Value, double[] At) Least(Func<double[], double> f, double[] start)
    {
        // Nelder-Mead can stop short: it is started again where it stopped.
        Vector<double> at = Vector<double>.Build.DenseOfArray(start);
        for (int k = 0; k < 3; k++)
        {
            at = NelderMeadSimplex.Minimum(ObjectiveFunction.Value(x => f([.. x])), at, 1e-12, 10_000).MinimizingPoint;
        }

        return (f([.. at]), [.. at]);
    }

    private static double Criterion(double training, double unlearning, bool restricted, double? mean = null)
    {
        int[] row = [.. Enumerable.Range(0, Ragged.I).SelectMany(i => Enumerable.Repeat(i, Ragged.RowLengths[i]))];
        Vector<double> y = Vector<double>.Build.DenseOfEnumerable(Enumerable.Range(0, Ragged.I).SelectMany(Ragged.Values));
        Vector<double> one = Vector<double>.Build.Dense(y.Count, 1);
        Matrix<double> v = Matrix<double>.Build.Dense(
            y.Count, y.Count, (a, b) => (row[a] == row[b] ? training : 0) + (a == b ? unlearning : 0));
        Matrix<double> inverse = v.Inverse();
        double information = one * inverse * one;
        Vector<double> residual = y - (mean ?? (one * inverse * y / information));
        return ((y.Count - (restricted ? 1 : 0)) * Math.Log(2 * Math.PI))
            + Math.Log(v.Determinant()) + (restricted ? Math.Log(information) : 0) + (residual * inverse * residual);
    }
}
