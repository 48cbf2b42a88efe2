using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Statistics.Tests;

public class SeedMeanSpreadTests
{
    [Test]
    public void JackknifeFromItsDefinition()
    {
        double[] x = [2.0, 3.5, 3.9, 7.0, 4.4, 9.1];
        double[] pseudo = [.. x.Select((_, i) => (6 * Math.Log(Variance(x))) - (5 * Math.Log(Variance([.. x.Where((_, k) => k != i)]))))];
        double error = Math.Sqrt(Variance(pseudo) / 6), half = 2.570582 * error; // t_5 at .975
        Estimate e = SeedMeanSpread.Of(Grid(x)).Jackknife;
        Assert.That(e.Value, Is.EqualTo(Math.Exp(pseudo.Average() / 2)).Within(1e-12));
        Assert.That(e.Interval!.Value.Lower, Is.EqualTo(Math.Exp((pseudo.Average() - half) / 2)).Within(1e-6));
        Assert.That(e.Interval!.Value.Upper, Is.EqualTo(Math.Exp((pseudo.Average() + half) / 2)).Within(1e-5));
    }

    [TestCase(5)]
    [TestCase(10)]
    [TestCase(40)]
    public void NormalSeedMeansRaiseTheFlagInOneGridOfAHundred(int seeds)
    {
        // 3000 grids: standard error .0018; the simulated critical value adds .0014: four of both .0092.
        Worlds worlds = new(63);
        Assert.That(Share(3000, () => worlds.Normals(seeds), s => s.Disagree), Is.EqualTo(0.01).Within(0.0092));
    }

    [Test]
    public void HeavyTailsRaiseItAndTheJackknifeCoversBetter()
    {
        // 2000 grids of 20 lognormal seed means, standard deviation sqrt((e - 1) e). Measured: chi-square .43, jackknife .74, flag .5.
        Worlds worlds = new(64);
        double truth = Math.Sqrt((Math.E - 1) * Math.E);
        double[] Draw() => [.. worlds.Normals(20).Select(Math.Exp)];
        double jackknife = Share(2000, Draw, s => s.Jackknife.Interval!.Value.Contains(truth));
        double chiSquare = Share(2000, Draw, s => s.ChiSquare.Interval!.Value.Contains(truth));
        double flagged = Share(2000, Draw, s => s.Disagree);
        TestContext.Out.WriteLine($"chi-square {chiSquare:F3} jackknife {jackknife:F3} flagged {flagged:F3}");
        Assert.That(jackknife, Is.GreaterThan(chiSquare + 0.2));
        Assert.That(flagged, Is.GreaterThan(0.4));
    }

    [Test]
    public void EdgesHaveAStatus()
    {
        (Status ChiSquare, Status Jackknife) Of(params double[] x)
        {
            SeedMeanSpread s = SeedMeanSpread.Of(Grid(x));
            Assert.That((s.Disagree, s.Warning, s.Jackknife.Interval), Is.EqualTo((false, (string?)null, (Interval?)null)));
            return (s.ChiSquare.Status, s.Jackknife.Status);
        }

        Assert.That(Of(1), Is.EqualTo((Status.Unidentified, Status.Unidentified)));
        Assert.That(Of(1, 2, 4), Is.EqualTo((Status.Ok, Status.TooFewSeeds)));
        Assert.That(Of(0.1, 0.1, 0.1, 0.1), Is.EqualTo((Status.Degenerate, Status.Degenerate)));
        Assert.That(Of(0.9, 0.9, 0.9, 0.9, 0.1), Is.EqualTo((Status.Ok, Status.TooFewSeeds)), "one collapsed seed");
    }

    [Test]
    public void WarningIsOneLine()
    {
        SeedMeanSpread s = SeedMeanSpread.Of(Grid([1, 1.1, 0.9, 1.05, 0.95, 1.02, 0.97, 1.03, 0.99, 9]));
        Assert.That(s.Warning, Does.Contain("not normal").And.Not.Contain("\n"));
    }

    private static double Share(int grids, Func<double[]> draw, Func<SeedMeanSpread, bool> when) =>
        Enumerable.Range(0, grids).Count(_ => when(SeedMeanSpread.Of(Grid(draw())))) / (double)grids;

    private static SeedGrid Grid(double[] means) => new([.. means.Select(m => new[] { m })]);

    private static double Variance(double[] x) => x.Sum(v => Math.Pow(v - x.Average(), 2)) / (x.Length - 1);
}
