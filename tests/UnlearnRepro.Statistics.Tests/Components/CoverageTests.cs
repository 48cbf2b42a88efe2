namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// Coverage of the nominal 95 % intervals in simulated normal worlds. 3000 grids each: the standard error of a coverage of .95 is .0040,
/// four of them .016. The mean and the balanced ICC are exact; the modified large-sample interval is not and may differ by a
/// further .01, as its authors report.
/// </summary>
public class CoverageTests
{
    private const int Grids = 3000;
    private const double Exact = 0.016, Approximate = 0.026;

    [TestCase(3, 3, 0.5)]
    [TestCase(5, 3, 0.1)]
    [TestCase(5, 3, 0.9)]
    [TestCase(10, 5, 0.5)]
    [TestCase(20, 2, 0.3)]
    public void Balanced(int i, int j, double icc)
    {
        Worlds worlds = new(71);
        Check(icc, () => worlds.Grid(i, j, icc, mean: 2), Exact);
    }

    [TestCase(0.2)]
    [TestCase(0.7)]
    public void Unbalanced(double icc)
    {
        Worlds worlds = new(72);
        int[] rows = [1, 2, 2, 3, 5, 5, 8, 10];
        Check(icc, () => worlds.Of(rows, Math.Sqrt(icc), Math.Sqrt(1 - icc), mean: 2), Approximate);
    }

    [Test]
    public void PooledRunsWouldNotCover()
    {
        // The check on the check: 5 x 10 runs taken as 50 independent ones cover in about 57 % of worlds of ICC 1/2.
        Worlds worlds = new(73);
        int covered = Enumerable.Range(0, 1000).Count(_ =>
        {
            SeedGrid grid = worlds.Grid(5, 10, 0.5);
            SeedGrid flat = new([.. Enumerable.Range(0, 5).SelectMany(grid.Values).Select(y => new[] { y })]);
            return VarianceComponents.Of(flat).Mean.Interval!.Value.Contains(0);
        });
        Assert.That(covered / 1000.0, Is.LessThan(0.65));
    }

    private static void Check(double icc, Func<SeedGrid> draw, double iccTolerance)
    {
        int[] covered = new int[6];
        for (int n = 0; n < Grids; n++)
        {
            VarianceComponents c = VarianceComponents.Of(draw());
            (Estimate Estimate, double Truth)[] all =
                [(c.Mean, 2), (c.TrainingVariance, icc), (c.UnlearningVariance, 1 - icc), (c.Icc, icc), (c.TotalVariance, 1),
                    (c.TrainingVarianceWilliamsTukey, icc)];
            for (int k = 0; k < 6; k++)
            {
                covered[k] += all[k].Estimate.Interval!.Value.Contains(all[k].Truth) ? 1 : 0;
            }
        }

        double[] share = [.. covered.Select(n => n / (double)Grids)];
        TestContext.Out.WriteLine(string.Join(" ", share.Select(s => s.ToString("F3"))));
        Assert.Multiple(() =>
        {
            Assert.That(share[0], Is.EqualTo(0.95).Within(iccTolerance), "mean");
            Assert.That(share[1], Is.EqualTo(0.95).Within(Approximate), "s_T^2");
            Assert.That(share[2], Is.EqualTo(0.95).Within(Exact), "s_U^2");
            Assert.That(share[3], Is.EqualTo(0.95).Within(iccTolerance), "ICC");
            Assert.That(share[4], Is.EqualTo(0.95).Within(Approximate), "total");
            Assert.That(share[5], Is.GreaterThan(0.95 - Exact).And.LessThan(0.98), "s_T^2, Williams-Tukey");
        });
    }
}
