using UnlearnRepro.Domains.Attacks;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Images.Tests.Metrics;

public class EntropyAttackTests
{
    [TestCase(2)]
    [TestCase(10)]
    public void KnowingNothingHasTheEntropyOfTheClasses(int classes)
    {
        using var predictions = Given.Logits([new double[classes], [.. Enumerable.Repeat(5.0, classes)]]);
        Assert.That(EntropyAttack.Entropies(predictions), Is.EqualTo(new[] { Math.Log(classes), Math.Log(classes) }).Within(1e-14));
    }

    [Test]
    public void EntropyIsByHand()
    {
        using var predictions = Given.Probabilities([[0.5, 0.25, 0.25]]);
        Assert.That(EntropyAttack.Entropies(predictions).Single(), Is.EqualTo(1.5 * Math.Log(2)).Within(1e-14));
    }

    [Test]
    public void BeingSureHasNone()
    {
        using var predictions = Given.Logits([[2000, 0, -2000]]);
        Assert.That(EntropyAttack.Entropies(predictions).Single(), Is.Zero);
    }

    /// <summary>The published attack from D_r, D' and D_f to the votes, on entropies in single precision. Its rule has tests of its own.</summary>
    [TestCase(1)]
    [TestCase(40)]
    [TestCase(300)]
    public void ThePublishedAttackIsItsRuleOnItsEntropies(double sharpness)
    {
        using var model = Given.Model(Mlp.Of(16, [8], 3), 5);
        model.Theta.mul_(sharpness);
        using var evaluation = new Evaluation(model, Given.Data());
        var rule = MultinomialRule.Fit(SinglePrecision.Entropies(evaluation.Retain), SinglePrecision.Entropies(evaluation.Test));
        Assert.That(EntropyAttack.Published(evaluation), Is.EqualTo(100 * SinglePrecision.Entropies(evaluation.Forget).Average(h => rule.IsMember(h) ? 1 : 0)).Within(1e-9));
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool TheAreaIsTheShareOfPairsWithTiesHalf(byte[] a, byte[] b)
    {
        // Few different values, so that most pairs tie.
        double[] members = [0, .. a.Select(x => (x % 4) - 1.5)], others = [0, .. b.Select(x => (x % 4) - 1.5)];
        double pairs = members.Sum(m => others.Sum(o => o > m ? 1 : o == m ? 0.5 : 0)) / (members.Length * others.Length);
        return Math.Abs(EntropyAttack.Auc(members, others) - pairs) < 1e-12
            && Math.Abs(EntropyAttack.Auc(members, others) + EntropyAttack.Auc(others, members) - 1) < 1e-12;
    }

    [Test]
    public void OneDistributionGivesOneHalf()
    {
        // The area of n and m values of one distribution has variance (n + m + 1) / (12 n m): 0.0204^2 here. Four of these.
        var random = new SplitMix64(Seed.Root(7).At("auc").Value);
        double[] Draw() => [.. Enumerable.Range(0, 400).Select(_ => (double)random.Next())];
        Assert.That(EntropyAttack.Auc(Draw(), Draw()), Is.EqualTo(0.5).Within(4 * Math.Sqrt(801 / (12.0 * 400 * 400))));
    }

    [Test]
    public void APlantedGapIsFound()
    {
        Assert.That(EntropyAttack.Auc([0.1, 0.2, 0.3], [0.31, 2, 1]), Is.EqualTo(1));
        Assert.That(EntropyAttack.Auc([0.31, 2, 1], [0.1, 0.2, 0.3]), Is.Zero);
    }

    [Test]
    public void OnlyTheOrderOfEntropiesMatters()
    {
        double[] members = [0.1, 0.5, 0.2], others = [0.3, 0.15, 0.9];
        Assert.That(
            EntropyAttack.Auc([.. members.Select(Math.Exp)], [.. others.Select(Math.Exp)]), Is.EqualTo(EntropyAttack.Auc(members, others)));
    }
}
