using UnlearnRepro.Studies;

namespace UnlearnRepro.Tests.Studies;

public class MetricInfoTests
{
    [TestCase("Retrain", Better.Near, "near Retrain")]
    [TestCase("0", Better.Low, "low (ideal 0)")]
    [TestCase("1", Better.High, "high (ideal 1)")]
    [TestCase("none", Better.Neither, "-")]
    [TestCase("", Better.Near, "", Description = "somebody else's metric: nobody said")]
    public void TheGoalIsSaidInWords(string ideal, Better better, string expected) =>
        Assert.That(new MetricInfo("m", "", ideal, "", better).Goal, Is.EqualTo(expected));
}
