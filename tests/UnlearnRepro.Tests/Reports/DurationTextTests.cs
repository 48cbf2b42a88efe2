using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Reports;

public class DurationTextTests
{
    [TestCase("90", 90)]
    [TestCase("90s", 90)]
    [TestCase("30m", 1800)]
    [TestCase("1.5h", 5400)]
    [TestCase(".5 d", 43200)]
    [TestCase(" 2h ", 7200)]
    public void TimesAreRead(string text, double seconds) => Assert.That(DurationText.Seconds("--budget", text), Is.EqualTo(seconds));

    [TestCase("")]
    [TestCase("h")]
    [TestCase("-5m")]
    [TestCase("0s")]
    [TestCase("2 weeks")]
    [TestCase("1,5h")]
    [TestCase("1e3")]
    [TestCase("NaN")]
    [TestCase("\u0663")]
    [TestCase("1\u0663h")]
    public void OtherWordsAreRefused(string text) => Assert.That(
        () => DurationText.Seconds("--budget", text), Throws.InstanceOf<StudyException>().With.Message.EqualTo($"--budget: expected a time above 0 such as 90s, 30m, 2h or 1d, found '{text}'"));

    [TestCase(0.25, "0.25 s")]
    [TestCase(59, "59 s")]
    [TestCase(90, "1.5 min")]
    [TestCase(7200, "2 h")]
    [TestCase(172800, "2 d")]
    [TestCase(600, "10 min")]
    [TestCase(1842, "30.7 min")]
    [TestCase(1e12, "1.16e+7 d")]
    [TestCase(0, "0 s")]
    public void TimesAreWritten(double seconds, string text) => Assert.That(DurationText.Of(seconds), Is.EqualTo(text));
}
