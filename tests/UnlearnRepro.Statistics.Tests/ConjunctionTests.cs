using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Multiplicity;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Several findings that make one claim: all must hold, and one that fails is enough against it.</summary>
public class ConjunctionTests
{
    // Normal values with an error of 1: half-widths are 1.959964 at 95 % and 2.241403 at 97.5 %. The claim is that each mean is above 0.
    [TestCase(2.0, 2.0, Decision.Holds, 0.95, 0)]
    [TestCase(2.0, 1.9, Decision.Undecided, 0.95, 1)]
    [TestCase(2.0, -2.1, Decision.Undecided, 0.95, 1)]
    [TestCase(9.0, -2.3, Decision.Fails, 0.975, 1)]
    [TestCase(-2.3, -9.0, Decision.Fails, 0.975, 0)]
    public void AllHoldAtTheLevelAndOneFailsAtItsShare(double a, double b, Decision decision, double level, int decisive)
    {
        var found = Conjunction.Of([Above0(a), Above0(b)], 0.95);
        Assert.That((found.Decision, found.Decisive, found.Finding.Decision), Is.EqualTo((decision, decisive, decision)));
        Assert.That(found.Level, Is.EqualTo(level).Within(1e-12));
        Assert.That(found.Parts[0].Estimate.Level, Is.EqualTo(level).Within(1e-12), "the parts are those that decided");
    }

    [Test]
    public void OnePartAloneIsItself() => Assert.That(
        new[] { 1.9, 2.0, -2.0 }.Select(x => Conjunction.Of([Above0(x)], 0.95).Decision), Is.EqualTo(new[] { Decision.Undecided, Decision.Holds, Decision.Fails }));

    /// <summary>
    /// Three parts. Worst for a false Holds: two are certain and one lies on its edge, wrong in 2.5 %. Worst for a false Fails: all lie on their edges and
    /// are independent, wrong in 1 - (1 - 0.025 / 3)^3 = 2.48 %. 20 000 worlds: three standard errors are 0.33 %.
    /// </summary>
    [TestCase(20, 20, 0, Decision.Holds, 0.0250)]
    [TestCase(0, 0, 0, Decision.Fails, 0.0248)]
    public void ErrorRatesAreThose(double a, double b, double c, Decision wrong, double rate)
    {
        var normal = new MathNet.Numerics.Distributions.Normal(0, 1, new MathNet.Numerics.Random.MersenneTwister(7));
        const int worlds = 20_000;
        int errors = Enumerable.Range(0, worlds).Count(_ => Conjunction.Of([Above0(a + normal.Sample()), Above0(b + normal.Sample()), Above0(c + normal.Sample())], 0.95).Decision == wrong);
        Assert.That(errors / (double)worlds, Is.EqualTo(rate).Within(0.0033));
    }

    private static Func<double, Finding> Above0(double value) => level =>
    {
        double half = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + level) / 2);
        return Finding.Decide(new(value, value, new Interval(value - half, value + half), level, "by hand", Status.Ok), new Interval(0, double.PositiveInfinity));
    };
}
