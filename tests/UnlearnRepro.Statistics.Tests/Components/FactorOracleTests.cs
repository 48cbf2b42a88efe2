using UnlearnRepro.Statistics.Components;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Published designs from their mean squares; intervals by a program of its own in R, variances also by lme4's REML, which is the analysis of variance here.</summary>
public class FactorOracleTests
{
    [Test]
    public void ThermalImpedance()
    {
        // Houf, Berman 1988: 10 parts x 3 operators x 3 readings.
        TwoWayComponents c = TwoWayComponents.Of(TwoWayAnova.Balanced(35.8, ("P", 10, 437.3284), ("O", 3, 19.63333), 2.695062, "E", 0.5111111, 3));
        Is(c.First.Variance, 48.2926, 22.6945, 161.639);
        Is(c.Second.Variance, 0.564609, 0.0729615, 25.7508);
        Is(c.Interaction.Variance, 0.727984, 0.332725, 1.79272);
        Is(c.Replicates.Variance, 0.5111111, 0.3681575, 0.757543);
        Is(c.TotalVariance, 50.0963, 24.3995, 166.222);
        Is(c.Mean, 35.8, 30.76747, 40.83253);
        Is(c.First.Share, 0.9639953, 0.6399173, 0.9896945);
        Is(c.Second.Share, 0.01127047, 0.001179793, 0.3403973);
        Is(c.Interaction.Share, 0.01453168, 0.003693906, 0.04553685);
        Is(c.Replicates.Share, 0.01020257, 0.002997219, 0.02320547);

        // lme4: .7279734, 48.2884684, .5650567, .5111079, by an optimiser that stops at four digits.
        Assert.That(c.Components.Select(x => x.Variance.Value), NUnit.Framework.Is.EqualTo(new[] { 48.2884684, 0.5650567, 0.7279734, 0.5111079 }).Within(0.1).Percent);
    }

    [Test]
    public void Penicillin()
    {
        // Davies 1972: 24 plates x 6 samples, one measurement each.
        TwoWayComponents c = TwoWayComponents.Of(TwoWayAnova.Balanced(22.97222, ("P", 24, 4.603865), ("O", 6, 89.84444), 0.3024155, "E"));
        Is(c.First.Variance, 0.716908, 0.412331, 1.45904);
        Is(c.Second.Variance, 3.73092, 1.44584, 22.5056);
        Is(c.CellNoise.Variance, 0.3024155, 0.2372759, 0.3987692);
        Is(c.TotalVariance, 4.75024, 2.39968, 23.54);
        Is(c.Mean, 22.97222, 20.94801, 24.99644);
        Is(c.First.Share, 0.1509204, 0.02878728, 0.349311);
        Is(c.Second.Share, 0.7854165, 0.5512439, 0.9572212);
        Is(c.CellNoise.Share, 0.06366318, 0.01272161, 0.1342202);
        Assert.That(c.Components.Select(x => x.Name), NUnit.Framework.Is.EqualTo(new[] { "P", "O", "P x O + E" }));
        Assert.That(c.Components.Sum(x => x.InMean!.Value), NUnit.Framework.Is.EqualTo(0.8085734 * 0.8085734).Within(1e-5));
    }

    [Test]
    public void Pastes()
    {
        // Davies 1972: 10 batches > 3 casks > 2 analyses; grids of these mean squares in closed form are as good as the data.
        NestedComponents c = NestedComponents.Of(NestedTotalTests.WithSquares(10, 3, 2, 27.489, 17.545, 0.678), 0.95, ["batch", "cask", "analysis"]);
        Is(c.Components[0].Variance, 1.65731, 0, 12.3043);
        Is(c.Components[1].Variance, 8.43367, 4.78957, 17.9504);
        Is(c.TotalVariance, 10.769, 7.1032, 23.2027);
        Is(c.Components[0].Share, 0.1538966, 0, 0.6015907);
        Is(c.Components[1].Share, 0.7831448, 0.3608355, 1);
        Assert.That(c.Components.Sum(x => x.InMean!.Value), NUnit.Framework.Is.EqualTo(0.67687 * 0.67687).Within(1e-5));
    }

    // To the digits that are printed there and in the mean squares, five at least.
    private static void Is(Estimate e, double value, double lower, double upper) => Assert.Multiple(() =>
    {
        Assert.That(e.Value, NUnit.Framework.Is.EqualTo(value).Within(5e-5 * Math.Abs(upper)));
        Assert.That(e.Interval!.Value.Lower, NUnit.Framework.Is.EqualTo(lower).Within(5e-5 * Math.Max(Math.Abs(lower), 0.1)));
        Assert.That(e.Interval!.Value.Upper, NUnit.Framework.Is.EqualTo(upper).Within(5e-5 * Math.Abs(upper)));
    });
}
