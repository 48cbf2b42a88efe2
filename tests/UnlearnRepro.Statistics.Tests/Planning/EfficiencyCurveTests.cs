using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

public class EfficiencyCurveTests
{
    [Test]
    public void TheTopIsFlat()
    {
        // c_T / c_U = 50, s_U = s_T: J* = 7.07, (sqrt 50 + 1)^2 = 65.142; J = 7: 57 (8 / 7) = 65.143; J = 4: 54 (1.25) = 67.5, .965;
        // J = 3: 53 (4 / 3) = 70.67, .922; J = 2: 52 (1.5) = 78, .835. J = 14: 64 (15 / 14) = 68.57, .95; 20: 70 (1.05) = 73.5, .886;
        // 18: 68 (19 / 18) = 71.78, .9075; 19: 69 (20 / 19) = 72.63, .8969.
        EfficiencyCurve curve = EfficiencyCurve.Of(new Allocation(1, 1, 50, 1), 100);
        Assert.That(curve.Efficiencies[13], Is.EqualTo(0.95).Within(1e-3));
        Assert.That(curve.Above(0.9), Is.EqualTo((3, 18)));
        Assert.That(curve.Above(0.9999), Is.EqualTo((7, 7)));
        Assert.That(curve.Above(1), Is.Null);
    }

    [Test]
    public void ADeterministicMethodOnlyLoses()
    {
        EfficiencyCurve curve = EfficiencyCurve.Of(new Allocation(4, 0, 3, 1), 4);
        Assert.That(curve.Efficiencies, Is.EqualTo(new[] { 1, 4 / 5.0, 4 / 6.0, 4 / 7.0 }).Within(1e-12));
    }

    [Test]
    public void WithoutTrainingSpreadMoreIsAlwaysBetter()
    {
        EfficiencyCurve curve = EfficiencyCurve.Of(new Allocation(0, 1, 9, 1), 100);
        Assert.That(curve.Above(0.9), Is.EqualTo((82, 100)), "J / (J + 9) passes .9 above 81");
        Assert.That(EfficiencyCurve.Of(new Allocation(0, 1, 9, 1), 5).Above(0.9), Is.Null);
    }
}
