using UnlearnRepro.Domains.Attacks;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Domains.Tests.Attacks;

/// <summary>The attack's classifier against the definition of its optimum.</summary>
public class LogisticRuleTests
{
    private static readonly double[] Members = Draw("members", 300, from: 0.0, to: 1.2), Others = Draw("others", 70, from: 0.4, to: 2.3);

    [Test]
    public void TheGradientIsZeroThere()
    {
        var rule = LogisticRule.Fit(Members, Others);
        // Central differences of the loss, which is about 170 here.
        const double h = 1e-4;
        Assert.That((Loss(rule.W + h, rule.B) - Loss(rule.W - h, rule.B)) / (2 * h), Is.EqualTo(0).Within(1e-4));
        Assert.That((Loss(rule.W, rule.B + h) - Loss(rule.W, rule.B - h)) / (2 * h), Is.EqualTo(0).Within(1e-4));
    }

    [Test]
    public void NoPointOfAGridIsBetter()
    {
        var rule = LogisticRule.Fit(Members, Others);
        double best = Loss(rule.W, rule.B);
        for (double w = -10; w <= 10; w += 0.25)
        {
            for (double b = -10; b <= 10; b += 0.25)
            {
                Assert.That(Loss(w, b), Is.GreaterThanOrEqualTo(best));
            }
        }
    }

    [Test]
    public void BothClassesWeighTheSameHoweverManyTheyAre()
    {
        // By symmetry the border lies in the middle; without weights it would lie near the single one.
        var rule = LogisticRule.Fit([.. Enumerable.Repeat(0.0, 99)], [2.0]);
        Assert.That(-rule.B / rule.W, Is.EqualTo(1).Within(1e-5));
        Assert.That((rule.IsMember(0.9), rule.IsMember(1.1)), Is.EqualTo((true, false)));
    }

    [Test]
    public void ClassesThatSeparatePerfectlyGiveAFiniteRule()
    {
        var rule = LogisticRule.Fit([.. Enumerable.Repeat(0.0, 1000)], [.. Enumerable.Repeat(1e-3, 1000)]);
        Assert.That(double.IsFinite(rule.W) && double.IsFinite(rule.B));
        rule = LogisticRule.Fit([.. Draw("a", 1000, 0, 0.1)], [.. Draw("b", 1000, 2, 2.3)]);
        Assert.That(double.IsFinite(rule.W) && double.IsFinite(rule.B));
        Assert.That((rule.IsMember(0.1), rule.IsMember(2.0)), Is.EqualTo((true, false)));
    }

    [Test]
    public void EqualValuesTellNothing()
    {
        var rule = LogisticRule.Fit([1, 1, 1], [1]);
        Assert.That(rule.W, Is.EqualTo(0).Within(1e-9));
        Assert.That(rule.B, Is.EqualTo(0).Within(1e-9));
    }

    [Test]
    public void ExchangingTheClassesTurnsTheRule()
    {
        var rule = LogisticRule.Fit(Members, Others);
        var turned = LogisticRule.Fit(Others, Members);
        Assert.That(turned.W, Is.EqualTo(-rule.W).Within(1e-5));
        Assert.That(turned.B, Is.EqualTo(-rule.B).Within(1e-5));
    }

    // The definition, written out: w^2 / 2 plus the weighted surprises.
    private static double Loss(double w, double b)
    {
        double n = Members.Length + Others.Length;
        return (w * w / 2)
            + (n / (2 * Members.Length) * Members.Sum(x => -Math.Log(1 / (1 + Math.Exp(-((w * x) + b))))))
            + (n / (2 * Others.Length) * Others.Sum(x => -Math.Log(1 / (1 + Math.Exp((w * x) + b)))));
    }

    private static double[] Draw(string name, int count, double from, double to)
    {
        var random = new SplitMix64(Seed.Root(7).At(name).Value);
        return [.. Enumerable.Range(0, count).Select(_ => from + ((to - from) * (random.Next() >> 11) / (1L << 53)))];
    }
}
