using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>The general design gives the numbers of the special ones: values, intervals, shares, parts in the mean and tests.</summary>
public class FactorialEqualityTests
{
    private const double Relative = 1e-12;

    [Test]
    public void TwoLevels([Values(2, 5, 12)] int i, [Values(2, 3, 10)] int j, [Values(0, 0.1, 0.5, 0.9)] double icc, [Values(0.8, 0.95)] double level)
    {
        SeedGrid rows = new Worlds((ulong)(i + (20 * j))).Grid(i, j, icc, 50);
        VarianceComponents two = VarianceComponents.Of(rows, level);
        FactorialComponents c = FactorialComponents.Of(
            new FactorialGrid([new("T", i), new("U", j, "T")], [.. Enumerable.Range(0, i).SelectMany(rows.Values)]), level);
        Assert.That(c.Components.Select(x => x.Name), Is.EqualTo(new[] { "T", "U" }));
        Same(c.Mean, two.Mean);
        Same(c.Components[0].Variance, two.TrainingVariance);
        Same(c.Components[1].Variance, two.UnlearningVariance);
        Same(c.Components[0].Share, two.Icc);
        Same(c.TotalVariance, two.TotalVariance);
        Assert.That(c.Components[1].Share.Value, Is.EqualTo(1 - two.Icc.Value).Within(Relative));
        Assert.That(c.Tests.Single().F, Is.EqualTo(two.F).Within(Relative * two.F!.Value));
        Assert.That((c.Tests[0].IsExact, c.Tests[0].Df1, c.Tests[0].Df2), Is.EqualTo((true, (double)two.DfT, (double)two.DfU)));
    }

    [Test]
    public void OneFactorIsStudentsMeanAndChiSquare([Values(2, 10)] int i)
    {
        SeedGrid rows = new Worlds(3).Grid(i, 1, 0.5, 50);
        VarianceComponents two = VarianceComponents.Of(rows);
        FactorialComponents c = FactorialComponents.Of(new FactorialGrid([new("T", i)], rows.SeedMeans));
        Same(c.Mean, two.Mean);
        Same(c.TotalVariance, two.TotalVariance);
        Same(c.Components.Single().Variance, two.TotalVariance);
        Assert.That(c.Components[0].InMean, Is.EqualTo(two.TotalVariance.Value / i).Within(Relative * two.TotalVariance.Value));
        Assert.That((c.Components[0].Share.IsKnown, c.Tests.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public void ThreeNestedLevels([Values(2, 6)] int i, [Values(2, 4)] int j, [Values(2, 3)] int k, [Values(0, 0.5)] double outer, [Values(1, 2, 3)] int seed)
    {
        Factor[] factors = [new("P", i), new("T", j, "P"), new("U", k, "T")];
        double[] y = new Worlds((ulong)seed).Factorial(factors, [outer, 0.3, 0.3]);
        NestedComponents three = NestedComponents.Of(new EvaluationGrid([.. y.Chunk(j * k).Select(model => (double[][])[.. model.Chunk(k)])]), 0.95, ["P", "T", "U"]);
        FactorialComponents c = FactorialComponents.Of(new FactorialGrid(factors, y));
        Same(c, three.Mean, three.TotalVariance, three.Components);
    }

    [Test]
    public void TwoCrossedFactors(
        [Values(2, 5)] int a, [Values(3, 6)] int b, [Values(1, 3)] int j, [Values(0, 0.3)] double first, [Values(null, 8, 5)] int? population, [Values(1, 2, 3)] int seed)
    {
        // Five of five classes is the exact t over the second factor's means; of two levels the population is 8 or 5, never the design itself.
        double[][][] y = new Worlds((ulong)seed).TwoWay(a, b, j, first, 0.5, 0.3, 0.4);
        TwoWayComponents two = TwoWayComponents.Of(new TwoWayGrid(y), 0.95, population);
        FactorialComponents c = FactorialComponents.Of(new FactorialGrid(
            [new("F", a) { Population = population }, new("T", b), new("U", j, "F", "T")], [.. y.SelectMany(row => row).SelectMany(runs => runs)]));
        Same(c, two.Mean, two.TotalVariance, two.Components);
        FTestIs(c.Tests[0], two.Anova!.FirstTest!);
        FTestIs(c.Tests[1], two.Anova.SecondTest!);
        if (j > 1)
        {
            FTestIs(c.Tests[2], two.Anova.InteractionTest!);
        }

        static void FTestIs(FactorialTest test, Numerics.FTest expected)
        {
            Assert.That((test.IsExact, test.Df1, test.Df2), Is.EqualTo((true, (double)expected.Df1, (double)expected.Df2)), test.Ratio);
            Assert.That(test.F, Is.EqualTo(expected.F).Within(Relative * expected.F), test.Ratio);
            Assert.That(test.PValue, Is.EqualTo(expected.PValue).Within(1e-11), test.Ratio);
        }
    }

    [Test]
    public void OneLevelOfACrossedFactorLeavesTheOthersDesign([Values(3, 6)] int b, [Values(1, 3)] int j)
    {
        double[][][] y = new Worlds(4).TwoWay(1, b, j, 0.5, 0.5, 0.3, 0.4);
        TwoWayComponents two = TwoWayComponents.Of(new TwoWayGrid(y));
        FactorialComponents c = FactorialComponents.Of(
            new FactorialGrid([new("F", 1), new("T", b), new("U", j, "F", "T")], [.. y[0].SelectMany(runs => runs)]));
        Same(c.Mean, two.Mean);
        Same(c.TotalVariance, two.TotalVariance);
        Assert.That(c.Components.Select(x => x.Name), Is.EqualTo(j > 1 ? ["T", "U"] : new[] { "T" }));
        Assert.That(c.Anova.LeftOut[0], Is.EqualTo(new LeftOutFactor("F", "one level of F: nothing shows how its levels differ")));
        Assert.That(c.Anova.LeftOut.Count, Is.EqualTo(j > 1 ? 1 : 2));
    }

    private static void Same(FactorialComponents c, Estimate mean, Estimate total, IReadOnlyList<FactorComponent> components)
    {
        Same(c.Mean, mean);
        Same(c.TotalVariance, total);
        Assert.That(c.Components, Has.Count.EqualTo(components.Count));
        foreach ((FactorComponent found, FactorComponent expected) in c.Components.Zip(components))
        {
            Same(found.Variance, expected.Variance);
            Same(found.Share, expected.Share);
            Assert.That(found.InMean, Is.EqualTo(expected.InMean).Within(Relative * (1 + expected.InMean!.Value)), expected.Name);
        }
    }

    // Relative to the estimate's own size: an end near 0 is a difference of larger numbers.
    private static void Same(Estimate found, Estimate expected)
    {
        double size = Math.Max(Math.Abs(expected.Raw), Math.Max(Math.Abs(expected.Interval!.Value.Lower), Math.Abs(expected.Interval.Value.Upper)));
        Assert.That(found.Status, Is.EqualTo(expected.Status), found.Reason);
        double[] ours = [found.Value, found.Raw, found.Interval!.Value.Lower, found.Interval.Value.Upper];
        double[] theirs = [expected.Value, expected.Raw, expected.Interval.Value.Lower, expected.Interval.Value.Upper];
        Assert.That(ours, Is.EqualTo(theirs).Within(Relative * size));
    }
}
