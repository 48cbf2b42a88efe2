using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Intervals of designs whose quantiles have closed forms, which the library behind them must reach.</summary>
public class QuantileTests
{
    [Test]
    public void OneDegreeOfFreedomOnEachSide([Values(0.8, 0.95, 0.99)] double level)
    {
        // F(1,1) quantiles are tan^2(pi p / 2). Unbalanced rows of 2 and 1: MS of seed means over MS_U from the definition.
        SeedGrid grid = new([[0.0, 2.0], [11.0]]);
        Interval icc = VarianceComponents.Of(grid, level).Icc.Interval!.Value;
        double f = 4 / 3.0 * 50 / 2, x = f / Math.Pow(Math.Tan(Math.PI * (1 - level) / 4), 2);
        Assert.That(icc.Upper, Is.EqualTo((x - 1) / (x - 1 + (4 / 3.0))).Within(1e-9));
    }

    [Test]
    public void UpperFQuantileBeyondAThousandIsReached()
    {
        // F(40,1) at .975 is 1005.6, F(1,1) at .99875 259 000: 41 rows of one and one row of two.
        SeedGrid wide = new([.. Enumerable.Range(0, 40).Select(k => new[] { (double)(k * 1000) }), [0.0, 1.0]]);
        Assert.That(VarianceComponents.Of(wide).Icc.Interval!.Value.Lower, Is.GreaterThan(0.9));
        Assert.That(VarianceComponents.Of(new SeedGrid([[0.0, 2.0], [11.0]]), 0.9975).Icc.Interval!.Value.Lower, Is.Zero);
    }

    [Test]
    public void OneDegreeOfFreedomForTheMean([Values(0.5, 0.95, 0.99, 0.9995, 0.9999999)] double level) =>
        // t_1 quantiles are tan(pi level / 2); means 0 and 2: error 1.
        Assert.That(
            VarianceComponents.Of(new SeedGrid([[0.0], [2.0]]), level).Mean.Interval!.Value.HalfWidth,
            Is.EqualTo(Math.Tan(Math.PI * level / 2)).Within(1e-6).Percent);
}
