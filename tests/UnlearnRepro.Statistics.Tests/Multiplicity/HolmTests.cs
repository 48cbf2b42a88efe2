using UnlearnRepro.Statistics.Multiplicity;

namespace UnlearnRepro.Statistics.Tests;

public class HolmTests
{
    // .005 x 4, .01 x 3, .03 x 2, and .04 x 1 lifted to its predecessor's .06.
    [Test]
    public void HandWorkedFamily() =>
        Assert.That(Holm.Adjust([0.01, 0.04, 0.03, 0.005]), Is.EqualTo([0.03, 0.06, 0.06, 0.02]).Within(1e-15));

    [Test]
    public void NeverAboveOne() => Assert.That(Holm.Adjust([0.9, 0.8]), Is.EqualTo([1.0, 1.0]));

    [Test]
    public void NonsenseIsRefused() => Assert.That(() => Holm.Adjust([0.5, double.NaN]), Throws.ArgumentException);
}
