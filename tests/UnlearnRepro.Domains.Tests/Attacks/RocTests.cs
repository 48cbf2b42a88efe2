using UnlearnRepro.Domains.Attacks;

namespace UnlearnRepro.Domains.Tests.Attacks;

public class RocTests
{
    /// <summary>Pairs won of {1, 2, 2} against {0, 2}: 1 beats 0 alone; each 2 beats 0 and ties 2. 1 + 1.5 + 1.5 of 6.</summary>
    [Test]
    public void TiesAreHalves() => Assert.That(Roc.Auc([2, 1, 2], [2, 0]), Is.EqualTo(4 / 6.0));

    [Test]
    public void EqualsCountingEveryPair()
    {
        var next = Audits.Made.Generator(1);
        double[] a = [.. Enumerable.Range(0, 60).Select(_ => Math.Round(2 * next()))], b = [.. Enumerable.Range(0, 45).Select(_ => Math.Round((2 * next()) - 1))];
        double wins = a.Sum(x => b.Sum(y => x > y ? 1 : x == y ? 0.5 : 0));
        Assert.That(Roc.Auc(a, b), Is.EqualTo(wins / (60 * 45)).Within(1e-15));
        Assert.That(Roc.Auc(b, a), Is.EqualTo(1 - Roc.Auc(a, b)).Within(1e-12));
    }

    /// <summary>Of the negatives 1..200 at most 2 may be exceeded at 1 %: the threshold is 198, which 198.5 and 300 exceed and 198 does not.</summary>
    [Test]
    public void TheTrueRateIsThatOfAThresholdThatFewNegativesExceed()
    {
        double[] negatives = [.. Enumerable.Range(1, 200).Select(k => (double)k)];
        Assert.That(Roc.TrueRateAt(0.01, [198, 198.5, 300, 0], negatives), Is.EqualTo(0.5));
        Assert.That(Roc.TrueRateAt(0.01, [3, 4], [1, 2, 3]), Is.EqualTo(0.5), "too few negatives for 1 %: none may be exceeded");
    }

    [Test]
    public void AccuracyWeighsBothKindsTheSame()
    {
        Assert.That(Roc.BalancedAccuracy([1, 1, 1, -1], [-1]), Is.EqualTo((0.75 + 1) / 2));
        Assert.That(Roc.BalancedAccuracy([0, 0], [0]), Is.EqualTo(0.5), "no opinion is a coin");
    }
}
