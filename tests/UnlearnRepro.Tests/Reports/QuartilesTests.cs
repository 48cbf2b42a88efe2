using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Tests.Reports;

public class QuartilesTests
{
    // quantile(c(1, 3, 2, 10)) of R: 1.75, 2.5, 4.75.
    [Test]
    public void AreThoseOfR() => Assert.That(Quartiles.Of([1, 3, 2, 10]), Is.EqualTo(new Quartiles(1.75, 2.5, 4.75)));

    [Test]
    public void OfOneValueAreThatValue() => Assert.That(Quartiles.Of([0.1]), Is.EqualTo(new Quartiles(0.1, 0.1, 0.1)));

    [Test]
    public void OfNoValueAreAnError() => Assert.That(() => Quartiles.Of([]), Throws.ArgumentException);
}
