using UnlearnRepro.Statistics;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Reports;

public class NumberTextTests
{
    [TestCase(0, "0")]
    [TestCase(-0.0, "0")]
    [TestCase(1, "1.00")]
    [TestCase(98.734, "98.7")]
    [TestCase(-0.01234, "-0.0123")]
    [TestCase(0.00012, "0.000120")]
    [TestCase(1234.5, "1234")]
    [TestCase(0.0000123, "1.23e-5")]
    [TestCase(-6.02e23, "-6.02e+23")]
    [TestCase(double.NaN, "-")]
    [TestCase(double.PositiveInfinity, "∞")]
    public void ShowsThreeDigits(double value, string text) => Assert.That(NumberText.Of(value), Is.EqualTo(text));

    [Test]
    public void ANarrowIntervalIsWorthMoreDecimals() =>
        Assert.That(NumberText.Of(99.7431, new Interval(99.7141, 99.7721)), Is.EqualTo("99.743 [99.714, 99.772]"));

    [Test]
    public void WithoutAnIntervalThereAreNoBrackets() => Assert.That(NumberText.Of(5.5, null), Is.EqualTo("5.50"));
}
