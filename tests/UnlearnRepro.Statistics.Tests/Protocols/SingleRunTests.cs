using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests;

public class SingleRunTests
{
    private static SeedGrid Column(params double[] runs) => new([.. runs.Select(y => new[] { y })]);

    [Test]
    public void OneRunEachIsStudentsPrediction()
    {
        // Variance of 1, 3, 4, 8 is 26 / 3, so that 2 V = 52 / 3; t_3 at .975 is 3.18245.
        SingleRun run = SingleRun.Of(Column(1, 3, 4, 8));
        Assert.That((run.Sd.Value, run.Df), Is.EqualTo((Math.Sqrt(26 / 3.0), (double?)3.0)));
        Assert.That(run.NoiseFloor.Value, Is.EqualTo(3.182446305 * Math.Sqrt(52 / 3.0)).Within(1e-8));
        Assert.That(run.NoiseFloor.Status, Is.EqualTo(Status.Ok));

        // chi^2_3 at .975 is 9.348404: the lower end of the variance is 26 / 9.348404.
        Assert.That(run.NoiseFloor.Interval!.Value.Lower, Is.EqualTo(1.959963985 * Math.Sqrt(52 / 9.348403604)).Within(1e-7));
    }

    [Test]
    public void DyestuffHasSatterthwaitesDegreesOfFreedom()
    {
        // MS 11271.5 and 2451.25 on 5 and 24: V = 2254.3 + 1961 = 4215.3, V^2 / (2254.3^2 / 5 + 1961^2 / 24) = 15.1389.
        SingleRun run = SingleRun.Of(new SeedGrid(Worlds.Dyestuff));
        double v = 2254.3 + 1961, df = v * v / ((2254.3 * 2254.3 / 5) + (1961.0 * 1961 / 24));
        Assert.That(run.Df, Is.EqualTo(df).Within(1e-9));
        Assert.That(run.Sd.Value, Is.EqualTo(Math.Sqrt(v)).Within(1e-9));
        Assert.That(run.NoiseFloor.Value, Is.EqualTo(StudentT.InvCDF(0, 1, df, 0.975) * Math.Sqrt(2 * v)).Within(1e-6));
    }

    [Test]
    public void SdIsTheRootOfTheTotalVarianceWhateverTheRows()
    {
        VarianceComponents c = VarianceComponents.Of(UnbalancedTests.ShortRow);
        SingleRun run = SingleRun.Of(UnbalancedTests.ShortRow);
        Assert.That(run.Sd, Is.EqualTo(c.TotalVariance.SquareRoot()));
        Assert.That(run.Df, Is.InRange(Math.Min(c.DfT, c.DfU), c.DfT + c.DfU));
    }

    [Test]
    public void ManySeedsComeNearTheKnownVariance()
    {
        // 4000 runs of SD 3: the floor is 1.96 sqrt(2) 3 = 8.316, within four standard errors of an SD, 4.5 %.
        SingleRun run = SingleRun.Of(Column(new Worlds(3).Normals(4000, 10, 3)));
        Assert.That(run.NoiseFloor.Value / 8.3154, Is.EqualTo(1).Within(0.045));
        Assert.That(run.NoiseFloor.Interval!.Value.Contains(run.NoiseFloor.Value));
    }

    [TestCase(0.5)]
    [TestCase(0.8)]
    [TestCase(0.95)]
    [TestCase(0.999)]
    public void TheFloorLiesInItsInterval(double level)
    {
        foreach (int seeds in new[] { 2, 3, 5, 10, 100 })
        {
            SingleRun run = SingleRun.Of(Column(new Worlds((ulong)seeds).Normals(seeds)), level);
            Assert.That(run.NoiseFloor.Interval!.Value.Contains(run.NoiseFloor.Value), $"{seeds} seeds: {run.NoiseFloor}");
        }
    }

    [Test]
    public void OneTrainingSeedHasNone()
    {
        SingleRun run = SingleRun.Of(new SeedGrid([[1, 2, 3]]));
        Assert.That((run.Sd.IsKnown, run.NoiseFloor.IsKnown, run.Df), Is.EqualTo((false, false, (double?)null)));
    }

    [Test]
    public void EqualRunsHaveNoErrorOfTheirOwn()
    {
        SingleRun run = SingleRun.Of(Column(2, 2, 2));
        Assert.That((run.NoiseFloor.Status, run.NoiseFloor.Value, run.Df), Is.EqualTo((Status.Degenerate, 0.0, (double?)null)));
    }
}
