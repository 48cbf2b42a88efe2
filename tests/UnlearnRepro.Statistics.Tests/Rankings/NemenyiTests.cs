using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Rankings;

namespace UnlearnRepro.Statistics.Tests;

public class NemenyiTests
{
    [TestCase(2, 0.05, 1.960)]
    [TestCase(3, 0.05, 2.343)]
    [TestCase(4, 0.05, 2.569)]
    [TestCase(5, 0.05, 2.728)]
    [TestCase(10, 0.05, 3.164)]
    [TestCase(20, 0.05, 3.544)]
    [TestCase(4, 0.10, 2.291)]
    [TestCase(10, 0.10, 2.920)]
    public void QuantilesOfTheTable(int m, double alpha, double q)
    {
        // Critical difference q sqrt(M (M + 1) / (6 I)); q from Demsar 2006, table 5, rounded twice.
        MethodGrids methods = FriedmanTests.Columns([.. Enumerable.Range(0, m).Select(k => new double[] { k, -k, k })]);
        double cd = Nemenyi.Of(Friedman.Of(methods, true), alpha).CriticalDifference!.Value;
        Assert.That(cd / Math.Sqrt(m * (m + 1) / 18.0), Is.EqualTo(q).Within(0.001));
    }

    [Test]
    public void PublishedExample()
    {
        // 2.569 sqrt(4 * 5 / (6 * 14)) = 1.25: no two differ at .05; at .10 the difference is 1.12 and the first and last do.
        Friedman f = Friedman.Of(FriedmanTests.Demsar, true);
        Assert.That(Nemenyi.Of(f).CriticalDifference, Is.EqualTo(1.25).Within(0.005));
        Assert.That(Nemenyi.Of(f).NotToldFromBest, Is.EqualTo([0, 1, 2, 3]));
        Assert.That(Nemenyi.Of(f, 0.1).NotToldFromBest, Is.EqualTo([1, 2, 3]));
        Assert.That(Nemenyi.Of(f, 0.1).RanksAbove(3, 0).Decision, Is.EqualTo(Decision.Holds));
        Assert.That(Nemenyi.Of(f, 0.1).RanksAbove(0, 1).Decision, Is.EqualTo(Decision.Fails));
        Assert.That(Nemenyi.Of(f).PValue(0, 3), Is.InRange(0.05, 0.1));
    }

    [Test]
    public void TwoMethodsAreANormalTest()
    {
        // Ranks 1 and 2 in all of 100 seeds: difference 1 with variance 1 / I under the null: z = 10.
        MethodGrids methods = FriedmanTests.Columns([.. Enumerable.Repeat(1.0, 100)], [.. Enumerable.Repeat(0.0, 100)]);
        double p = Nemenyi.Of(Friedman.Of(methods, true)).PValue(0, 1)!.Value;
        Assert.That(p / (2 * Normal.CDF(0, 1, -10)), Is.EqualTo(1).Within(1e-6));
    }

    [Test]
    public void WithoutRanksNothingIsDecided()
    {
        Nemenyi equal = Nemenyi.Of(Friedman.Of(FriedmanTests.Columns([1, 2], [1, 2]), true));
        Assert.That((equal.RanksAbove(0, 1).Decision, equal.PValue(0, 1)), Is.EqualTo((Decision.Undecided, (double?)null)));
        Assert.That(Nemenyi.Of(Friedman.Of(FriedmanTests.Columns([1, 2]), true)).NotToldFromBest, Is.EqualTo([0]));
    }
}
