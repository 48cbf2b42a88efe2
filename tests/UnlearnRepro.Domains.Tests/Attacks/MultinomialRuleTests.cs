using UnlearnRepro.Domains.Attacks;

namespace UnlearnRepro.Domains.Tests.Attacks;

/// <summary>
/// The published attack's classifier against SciPy's own solver. The numbers are what <c>scipy.optimize.minimize</c> (1.10.1, L-BFGS-B with gtol 1e-4,
/// ftol 64 eps, maxls 50) found from 0 for scikit-learn 1.6.1's objective, written out in NumPy, on the values made below.
/// </summary>
public class MultinomialRuleTests
{
    [TestCase("apart", -1.5779940333635354, 1.4303743992596143)]
    [TestCase("many", -0.41363541867841636, 0.21040532067989778)]
    [TestCase("tenth", -2.8307584504233763, 0.17478497156621867)]
    [TestCase("wide", 0.08064175915505502, -0.7189998675023239)]
    [TestCase("far", -3.937844216328548, 2.472064045397487)]
    [TestCase("constant", 0.13972016316116764, -0.06998217534182422)]
    [TestCase("sure", -0.042612710032999136, 0)]
    [TestCase("within", 0, 0)]
    public void ItStopsWhereThePublishedSolverDoes(string values, double w, double b)
    {
        var (members, others) = Values(values);
        var rule = MultinomialRule.Fit(members, others);
        Assert.That((rule.W, rule.B), Is.EqualTo((w, b)).Using<(double W, double B)>((x, y) => Math.Abs(x.W - y.W) < 1e-7 && Math.Abs(x.B - y.B) < 1e-7));
    }

    [Test]
    public void ExchangingTheClassesTurnsTheRule([Values("apart", "many", "far")] string values)
    {
        var (members, others) = Values(values);
        LogisticRule rule = MultinomialRule.Fit(members, others), turned = MultinomialRule.Fit(others, members);
        Assert.That((turned.W, turned.B), Is.EqualTo((-rule.W, -rule.B)).Using<(double W, double B)>((x, y) => Math.Abs(x.W - y.W) + Math.Abs(x.B - y.B) < 1e-9));
    }

    /// <summary>The slope of the mean loss of a binary regression at twice the coefficients: flat with half of the penalty, and not with all of it.</summary>
    [Test]
    public void ItHasHalfOfThePenalty()
    {
        var (members, others) = Values("apart");
        var rule = MultinomialRule.Fit(members, others);
        double Slope(double penalty) => (penalty * 2 * rule.W / (members.Length + others.Length))
            - (members.Average(x => x / (1 + Math.Exp(2 * ((rule.W * x) + rule.B)))) / 2)
            + (others.Average(x => x / (1 + Math.Exp(-2 * ((rule.W * x) + rule.B)))) / 2);
        Assert.That(Slope(0.5), Is.EqualTo(0).Within(1e-4));
        Assert.That(Slope(1), Is.EqualTo(2 * rule.W / 370 / 2).Within(1e-4).And.LessThan(-1e-3));
    }

    /// <summary>
    /// A model that is sure of everything: members' entropies a little larger. The published solver takes one step and calls whatever has an
    /// entropy a member; the optimum cuts between the two. The other way round it calls nothing one.
    /// </summary>
    [Test]
    public void WhereTheFeatureHardlyVariesItIsAllOrNothing()
    {
        var (low, high) = Values("sure");
        Assert.That(low.Where(x => x > 0).Count(MultinomialRule.Fit(high, low).IsMember), Is.EqualTo(low.Count(x => x > 0)));
        Assert.That(high.Count(MultinomialRule.Fit(low, high).IsMember), Is.Zero);
        Assert.That(low.Count(LogisticRule.Fit(high, low).IsMember), Is.InRange(1, low.Length - 1));
    }

    private static (double[] Members, double[] Others) Values(string name) => name switch
    {
        "apart" => (Row(300, 37, u => 1.2 * u), Row(70, 29, u => 0.4 + (1.9 * u))),
        "many" => (Row(1500, 37, u => 2 * u * u * u * u), Row(360, 29, u => 2 * u * u)),
        "tenth" => (Row(500, 37, u => 0.1 * u), Row(200, 29, u => 0.15 * u)),
        "wide" => (Row(40, 37, u => 30 * u), Row(9, 29, u => 30 * u * u * u)),
        "far" => (Row(900, 37, u => 1e-6 * u), Row(100, 29, u => 1 + u)),
        "constant" => (Row(300, 37, u => 0.5 + (2e-3 * u)), Row(70, 29, u => 0.499 + (1e-3 * u))),
        "sure" => (Row(300, 37, u => 1e-3 * u), Row(70, 29, u => 2e-3 * u)),
        "within" => (Row(300, 37, u => 0.5 + (2e-4 * u)), Row(70, 29, u => 0.5 + (1e-4 * u))),
        _ => throw new ArgumentException(name),
    };

    // 0, step / 101, 2 step / 101, ... less their whole part.
    private static double[] Row(int count, int step, Func<double, double> of) => [.. Enumerable.Range(0, count).Select(i => of(i * step % 101 / 101.0))];
}
