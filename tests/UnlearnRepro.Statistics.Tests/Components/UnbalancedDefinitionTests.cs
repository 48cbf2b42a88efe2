using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// Estimates and bounds against their definition, with the covariance of all runs written out as a matrix: V = t Z Z' + u with u = MS_U,
/// P = V^-1 - V^-1 1 1' V^-1 / 1' V^-1 1. Then y' P y less SS_U / u is chi-square with I - 1 degrees of freedom where t is the truth, and its
/// expectation elsewhere is linear in the two components: tr(P Z Z') s_T^2 + (tr P - (N - I) / u) s_U^2.
/// </summary>
public class UnbalancedDefinitionTests
{
    private const double Level = 0.9;

    private static readonly SeedGrid[] Grids =
    [
        UnbalancedTests.Bulls,
        new([[3.1, 2.4, 2.9], [5.0, 5.8], [4.1], [1.0, 2.2, 1.4, 1.9, 2.1]]),
        new([[3.1], [5.0], [4.1], [1.0, 1.2, 1.4, 0.9, 1.1, 0.7, 1.3, 1.5, 0.8]]),
        new([[3.1, 2.4, 2.9], [5.0, 5.8, 5.3], [4.1, 3.8, 4.5], [1.0, 2.2, 1.4]]),
    ];

    [TestCaseSource(nameof(Grids))]
    public void AtTheEstimateTheStatisticIsItsExpectation(SeedGrid grid)
    {
        VarianceComponents c = VarianceComponents.Of(grid, Level);
        Assert.That(c.TrainingVariance.Value, Is.GreaterThan(0));
        Assert.That(Statistic(grid, c, c.TrainingVariance.Value).Q, Is.EqualTo(c.DfT).Within(1e-9));
    }

    [TestCaseSource(nameof(Grids))]
    public void TheIccEndsWhereTheStatisticIsAQuantileOfF(SeedGrid grid)
    {
        VarianceComponents c = VarianceComponents.Of(grid, Level);
        foreach ((double icc, double p) in new[] { (c.Icc.Interval!.Value.Lower, 0.95), (c.Icc.Interval!.Value.Upper, 0.05) })
        {
            double expected = FisherSnedecor.InvCDF(c.DfT, c.DfU, p), q = Statistic(grid, c, c.MsU!.Value * icc / (1 - icc)).Q / c.DfT;
            Assert.That(q, icc > 0 ? Is.EqualTo(expected).Within(1e-8) : Is.LessThan(expected));
        }
    }

    [TestCaseSource(nameof(Grids))]
    public void EachBoundIsThatOfABalancedDesignWithTheMeanSquareAtTheBound(SeedGrid grid)
    {
        VarianceComponents c = VarianceComponents.Of(grid, Level);
        Interval mls = c.TrainingVariance.Interval!.Value, wt = c.TrainingVarianceWilliamsTukey.Interval!.Value, total = c.TotalVariance.Interval!.Value;
        Settles(mls.Lower, mls.Lower, m => Mls(m, c).Lower);
        Settles(mls.Upper, mls.Upper, m => Mls(m, c).Upper);
        Settles(wt.Lower, wt.Lower, m => WilliamsTukey(m, c, 0.95));
        Settles(wt.Upper, wt.Upper, m => WilliamsTukey(m, c, 0.05));
        Settles(total.Lower, total.Lower - c.MsU!.Value, m => Total(m, c).Lower);
        Settles(total.Upper, total.Upper - c.MsU!.Value, m => Total(m, c).Upper);

        void Settles(double bound, double t, Func<(double Ms, double J), double> formula)
        {
            (double q, double a, double b) = Statistic(grid, c, Math.Max(0, t));
            Assert.That(Math.Max(0, formula((q / b, a / b))), Is.EqualTo(bound).Within(1e-9).Percent.Or.EqualTo(bound).Within(1e-12));
        }
    }

    private static (double Q, double OfTraining, double OfUnlearning) Statistic(SeedGrid grid, VarianceComponents c, double t)
    {
        int[] row = [.. Enumerable.Range(0, grid.I).SelectMany(i => Enumerable.Repeat(i, grid.RowLengths[i]))];
        double u = c.MsU!.Value;
        Vector<double> y = Vector<double>.Build.DenseOfEnumerable(Enumerable.Range(0, grid.I).SelectMany(grid.Values)), one = Vector<double>.Build.Dense(row.Length, 1);
        Matrix<double> same = Matrix<double>.Build.Dense(row.Length, row.Length, (i, j) => row[i] == row[j] ? 1 : 0);
        Matrix<double> inverse = ((t * same) + (u * Matrix<double>.Build.DenseIdentity(row.Length))).Inverse();
        Vector<double> sums = inverse * one;
        Matrix<double> p = inverse - (sums.OuterProduct(sums) / (one * sums));
        return ((y * p * y) - c.DfU, (p * same).Trace(), p.Trace() - (c.DfU / u));
    }

    private static double WilliamsTukey((double Ms, double J) m, VarianceComponents c, double p) =>
        c.DfT * (m.Ms - (FisherSnedecor.InvCDF(c.DfT, c.DfU, p) * c.MsU!.Value)) / (m.J * ChiSquared.InvCDF(c.DfT, p));

    private static Interval Mls((double Ms, double J) m, VarianceComponents c)
    {
        double u = c.MsU!.Value, fHigh = FisherSnedecor.InvCDF(c.DfT, c.DfU, 0.95), fLow = FisherSnedecor.InvCDF(c.DfT, c.DfU, 0.05);
        double g1 = 1 - Chi(c.DfT, 0.95), g2 = 1 - Chi(c.DfU, 0.95), h1 = Chi(c.DfT, 0.05) - 1, h2 = Chi(c.DfU, 0.05) - 1;
        double g12 = (Math.Pow(fHigh - 1, 2) - Math.Pow(g1 * fHigh, 2) - (h2 * h2)) / fHigh;
        double h12 = (Math.Pow(1 - fLow, 2) - Math.Pow(h1 * fLow, 2) - (g2 * g2)) / fLow;
        double down = Math.Pow(g1 * m.Ms, 2) + Math.Pow(h2 * u, 2) + (g12 * m.Ms * u), up = Math.Pow(h1 * m.Ms, 2) + Math.Pow(g2 * u, 2) + (h12 * m.Ms * u);
        return new Interval((m.Ms - u - Math.Sqrt(Math.Max(0, down))) / m.J, (m.Ms - u + Math.Sqrt(Math.Max(0, up))) / m.J);
    }

    private static Interval Total((double Ms, double J) m, VarianceComponents c)
    {
        double rest = (m.J - 1) * c.MsU!.Value, sum = m.Ms + rest;
        double Part(double p) => Math.Sqrt(Math.Pow((1 - Chi(c.DfT, p)) * m.Ms, 2) + Math.Pow((1 - Chi(c.DfU, p)) * rest, 2));
        return new Interval((sum - Part(0.95)) / m.J, (sum + Part(0.05)) / m.J);
    }

    private static double Chi(int df, double p) => df / ChiSquared.InvCDF(df, p);
}
