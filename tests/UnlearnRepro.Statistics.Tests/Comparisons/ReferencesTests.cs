using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class ReferencesTests
{
    [Test]
    public void HandWorkedBand()
    {
        // 1, 2, 3: mean 2, s 1; t_2 at .975 is 4.302653: band 2 +- 4.302653 sqrt(4/3), mean 2 +- 4.302653 / sqrt 3.
        References r = new([1, 2, 3]);
        Assert.That(r.NullBand().Interval!.Value.Upper, Is.EqualTo(2 + (4.302653 * Math.Sqrt(4 / 3.0))).Within(1e-5));
        Assert.That(r.Mean().Interval!.Value.Upper, Is.EqualTo(2 + (4.302653 / Math.Sqrt(3))).Within(1e-5));
        Assert.That(r.Sd().Value, Is.EqualTo(1));
        // chi^2_2 quantiles in closed form, -2 ln(1 - p)
        Assert.That(r.Sd().Interval!.Value.Lower, Is.EqualTo(Math.Sqrt(2 / (-2 * Math.Log(0.025)))).Within(1e-9));
    }

    [Test]
    public void OneReferenceHasNoBand()
    {
        References one = new([0.5]);
        Assert.That((one.NullBand().Status, one.Sd().Status, one.NullBand().Interval), Is.EqualTo((Status.TooFewSeeds, Status.Unidentified, (Interval?)null)));
    }

    [Test]
    public void EqualReferencesAreDegenerate() => Assert.That(new References([2, 2, 2]).NullBand().Status, Is.EqualTo(Status.Degenerate));

    [Test]
    public void NonFiniteOrNoReferenceIsRefused()
    {
        Assert.That(() => new References([1, double.NaN]), Throws.ArgumentException.With.Message.StartsWith("Reference 1 is NaN"));
        Assert.That(() => new References([]), Throws.ArgumentException);
    }

    [Test]
    public void BandHoldsTheNextReference()
    {
        // 4000 worlds: 4 standard errors of .95 are .0138.
        Worlds worlds = new(60);
        int inside = Enumerable.Range(0, 4000).Count(_ => new References(worlds.Normals(5)).NullBand().Interval!.Value.Contains(worlds.Normal()));
        Assert.That(inside / 4000.0, Is.EqualTo(0.95).Within(0.0138));
    }

    [Test]
    public void GapHasTheVarianceOfBothSides()
    {
        // Rows 1 3 and 5 7: MS_T = 2 * 8 = 16, over I J = 4: 4. References 2, 4: s^2 / R = 1. Error sqrt 5, df 25 / (16 + 1).
        WelchComparison gap = WelchComparison.Of(new SeedGrid([[1.0, 3.0], [5.0, 7.0]]), new References([2, 4]));
        Assert.That((gap.Difference.Value, gap.StandardError, gap.Df), Is.EqualTo((1.0, Math.Sqrt(5), (double?)(25 / 17.0))));
    }
}
