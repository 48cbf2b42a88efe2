using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Rows of unequal length, worked by hand or published.</summary>
public class UnbalancedTests
{
    /// <summary>Percentage of conceptions to services for successive samples of semen from six bulls (Snedecor, Cochran 1989, ch. 13).</summary>
    internal static readonly SeedGrid Bulls = new(
    [
        [46.0, 31, 37, 62, 30],
        [70.0, 59],
        [52.0, 44, 57, 40, 67, 64, 70],
        [47.0, 21, 70, 46, 14],
        [42.0, 64, 50, 69, 77, 81, 87],
        [35.0, 68, 59, 38, 57, 76, 57, 29, 60],
    ]);

    /// <summary>A study that lost all but one run of a training seed, which lies far from the others.</summary>
    internal static readonly SeedGrid ShortRow = new([[7.0], [-3.0, -3, 0, -2, -1, -2], [-2.0, -3, -2, -2, -2, -2], [-2.0, -2, -3, -3, -4, -2]]);

    [Test]
    public void HandWorkedTable()
    {
        // Rows (1, 3), (5): N 3, means 2 and 5, mean of cells 3, SS_T = 2 + 4, SS_U = 2, n0 = 3 - 5/3, n_h = 2 / 1.5.
        Anova table = Anova.Of(new SeedGrid([[1.0, 3.0], [5.0]]));
        Assert.That((table.SsT, table.SsU, table.DfT, table.DfU), Is.EqualTo((6.0, 2.0, 1, 1)));
        Assert.That(table.N0, Is.EqualTo(4 / 3.0).Within(1e-12));
        Assert.That(table.HarmonicJ, Is.EqualTo(4 / 3.0).Within(1e-12));
        Assert.That(table.MsOfSeedMeans, Is.EqualTo(4 / 3.0 * 4.5).Within(1e-12));
    }

    [Test]
    public void TwoRowsHaveAClosedForm()
    {
        // The means 2 and 5 differ by a normal number of variance 2 t + u (1/2 + 1) with u = MS_U = 2, so that 9 / (2 t + 3) is F(1, 1): 1 for t = 3.
        // The quantile of F(1, 1) at p is tan^2(pi p / 2).
        VarianceComponents c = VarianceComponents.Of(new SeedGrid([[1.0, 3.0], [5.0]]), 0.6);
        Assert.That(c.TrainingVariance.Value, Is.EqualTo(3).Within(1e-12));
        Assert.That((c.Icc.Value, c.TotalVariance.Value), Is.EqualTo((0.6, 5.0)).Using<double>((a, b) => Math.Abs(a - b) < 1e-12));
        double high = 0.5 * ((9 / Math.Pow(Math.Tan(0.1 * Math.PI), 2)) - 3);
        Assert.That(c.Icc.Interval!.Value.Upper, Is.EqualTo(high / (high + 2)).Within(1e-9));
        Assert.That(c.Icc.Interval.Value.Lower, Is.Zero, "tan^2(.4 pi) is 9.47, above 9 / 3");
    }

    [Test]
    public void PublishedTable()
    {
        VarianceComponents c = VarianceComponents.Of(Bulls);
        Assert.That((Math.Round(c.Anova.SsT), Math.Round(c.Anova.SsU), c.DfT, c.DfU), Is.EqualTo((3322.0, 7200.0, 5, 29)));
        Assert.That((Math.Round(c.MsT!.Value), Math.Round(c.MsU!.Value), Math.Round(c.Anova.N0, 2)), Is.EqualTo((664.0, 248.0, 5.67)));
    }

    [Test]
    public void APointLiesInItsInterval()
    {
        // (MS_T - MS_U) / n0 is 6.07 here, and the interval from the variance of the seed means [6.58, 297].
        VarianceComponents c = VarianceComponents.Of(ShortRow);
        Assert.That((c.MsT!.Value - c.MsU!.Value) / c.Anova.N0, Is.EqualTo(6.068).Within(1e-3));
        foreach (Estimate e in new[] { c.TrainingVariance, c.TrainingVarianceWilliamsTukey, c.TrainingSd, c.Icc, c.TotalVariance })
        {
            Assert.That(e.Interval!.Value.Contains(e.Value), $"{e}");
        }
    }

    [Test]
    public void PointsAreOneEstimate()
    {
        VarianceComponents c = VarianceComponents.Of(ShortRow);
        double t = c.TrainingVariance.Value, u = c.UnlearningVariance.Value;
        Assert.That(c.TotalVariance.Value, Is.EqualTo(t + u).Within(1e-12));
        Assert.That(c.Icc.Value, Is.EqualTo(t / (t + u)).Within(1e-12));
        Assert.That(c.TrainingVarianceWilliamsTukey.Value, Is.EqualTo(t));
    }

    [Test]
    public void HowOftenADeterministicMethodWasRunDoesNotMatter()
    {
        double[] results = [0, 0, 1, 0, 9];
        VarianceComponents once = Of(2, 2, 2, 2, 2), often = Of(50, 50, 50, 50, 1);
        Assert.That(once.TrainingVariance.Value, Is.EqualTo(15.5).Within(1e-12), "the variance of the results");
        Assert.That(often.TrainingVariance.Value, Is.EqualTo(15.5).Within(1e-12));
        Assert.That(often.TrainingVariance.Interval!.Value.Contains(15.5));
        Assert.That(often.TrainingVariance.Interval!.Value.Lower, Is.EqualTo(once.TrainingVariance.Interval!.Value.Lower).Within(1e-12));
        Assert.That(often.Icc.Value, Is.EqualTo(1));
        Assert.That(often.TotalVariance.Value, Is.EqualTo(15.5).Within(1e-12));

        VarianceComponents Of(params int[] lengths) => VarianceComponents.Of(new SeedGrid([.. lengths.Zip(results, (n, y) => Enumerable.Repeat(y, n).ToArray())]));
    }

    [Test]
    public void ANegativeEstimateIsThatOfTheTable()
    {
        // Rows (0, 4, 8), (3, 5), (4): means 4, 4 and 4, SS_U = 34, so that MS_U = 34 / 3; N = 6, n0 = (6 - 14 / 6) / 2 = 11 / 6.
        VarianceComponents c = VarianceComponents.Of(new SeedGrid([[0.0, 4.0, 8.0], [3.0, 5.0], [4.0]]));
        Assert.That((c.TrainingVariance.Value, c.TrainingVariance.Status, c.Icc.Value), Is.EqualTo((0.0, Status.Boundary, 0.0)));
        Assert.That(c.TrainingVariance.Raw, Is.EqualTo(-34 / 3.0 / (11 / 6.0)).Within(1e-12));
        Assert.That(c.TotalVariance.Value, Is.EqualTo((34 / 3.0) + c.TrainingVariance.Raw).Within(1e-12));
        Assert.That(c.TotalVariance.Interval!.Value.Contains(c.TotalVariance.Value), $"{c.TotalVariance}");
    }
}
