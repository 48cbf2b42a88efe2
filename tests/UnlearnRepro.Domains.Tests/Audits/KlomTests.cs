using UnlearnRepro.Domains.Audits;

namespace UnlearnRepro.Domains.Tests.Audits;

public class KlomTests
{
    /// <summary>
    /// Range 0 to 20, bins of width 1. p: 1/2 in the first and the last bin; q: 1/2 in the first and the eleventh, 1e-5 in the last, divided by 1.00001.
    /// The published code would drop the value 20 and find ln 2.
    /// </summary>
    [Test]
    public void WorkedByHand()
    {
        double expected = Math.Log(1.00001) + (0.5 * Math.Log(0.5 / 1e-5));
        Assert.That(Klom.Divergence([0, 20], [0, 10]), Is.EqualTo(expected).Within(1e-12));
        Assert.That(Klom.Divergence([20, 0], [10, 0]), Is.EqualTo(expected).Within(1e-12), "in any order");
        Assert.That(Klom.Divergence([7, 7.04], [7, 7.02]), Is.EqualTo(expected).Within(1e-9), "at any place and scale");
    }

    [Test]
    public void EqualSamplesAreNotApart()
    {
        Assert.That(Klom.Divergence([1, 2, 4], [4, 1, 2]), Is.Zero.Within(1e-12));
        Assert.That(Klom.Divergence([3, 3], [3, 3, 3]), Is.Zero.Within(1e-12), "no range at all");
    }

    /// <summary>Beyond 100 there is one edge: 150 and 999 are the same, and -5 takes another of the 20 bins.</summary>
    [Test]
    public void ScoresAreClipped() => Assert.That(Klom.Divergence([999, -5], [150, -5]), Is.Zero.Within(1e-12));

    /// <summary>Samples 0 to 2 have divergences 0, 0 and that of one sided bins; the 95th percentile of three lies 0.9 of the way up.</summary>
    [Test]
    public void TheMeanAndThePercentileAreOverSamples()
    {
        Worlds worlds = new([Made.Model(1, 2, 0), Made.Model(2, 1, 20)], [Made.Model(1, 2, 0), Made.Model(2, 1, 10)]);
        double third = Klom.Divergence([0, 20], [0, 10]);
        Assert.That(Klom.Audit(worlds), Is.EqualTo((double[])[third / 3, 0.9 * third]).Within(1e-9));
    }

    [Test]
    public void WithFewModelsItIsFarFromZeroWhereNothingIs() =>
        Assert.That(Klom.Audit(Made.Normal(2, models: 20, examples: 100, shift: 0))[0], Is.InRange(2, 4));
}
