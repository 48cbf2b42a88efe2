using UnlearnRepro.Statistics.Multiplicity;

namespace UnlearnRepro.Statistics.Tests;

public class BenjaminiHochbergTests
{
    // .005 * 4 / 1, .01 * 4 / 2, .03 * 4 / 3 = .04, .04 * 4 / 4: .02 .02 .04 .04.
    [Test]
    public void HandWorkedTable() =>
        Assert.That(BenjaminiHochberg.Adjust([0.01, 0.04, 0.03, 0.005]), Is.EqualTo([0.02, 0.04, 0.04, 0.02]).Within(1e-15));

    // .03 * 3 / 1 = .09 and .035 * 3 / 2 = .0525 are both lowered to .036.
    [Test]
    public void LaterRankLowersEarlierOnes() =>
        Assert.That(BenjaminiHochberg.Adjust([0.035, 0.036, 0.03]), Is.EqualTo([0.036, 0.036, 0.036]).Within(1e-15));

    // The fifteen p-values of Benjamini and Hochberg 1995, section 3.2: four are rejected at .05, Bonferroni rejects three.
    [Test]
    public void PublishedExample()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0];
        Assert.That(BenjaminiHochberg.Adjust(p).Count(q => q <= 0.05), Is.EqualTo(4));
        Assert.That(Holm.Adjust(p).Count(q => q <= 0.05), Is.EqualTo(3));
    }

    [Test]
    public void NonsenseIsRefusedAndNothingIsNothing()
    {
        Assert.That(() => BenjaminiHochberg.Adjust([0.5, 1.5]), Throws.ArgumentException.With.Message.Contains("number 1 is 1.5"));
        Assert.That(BenjaminiHochberg.Adjust([]), Is.Empty);
    }
}
