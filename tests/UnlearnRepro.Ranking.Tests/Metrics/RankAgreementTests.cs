using UnlearnRepro.Ranking.Metrics;

namespace UnlearnRepro.Ranking.Tests.Metrics;

public class RankAgreementTests
{
    [Test]
    public void TauByHand()
    {
        // Of six pairs 01, 02 and 03 are turned.
        Assert.That(RankAgreement.Tau([0, 1, 2, 3], [1, 2, 3, 0]), Is.Zero.Within(1e-15));
        Assert.That(RankAgreement.Tau([0, 1, 2, 3], [0, 1, 2, 3]), Is.EqualTo(1));
        Assert.That(RankAgreement.Tau([0, 1, 2, 3], [3, 2, 1, 0]), Is.EqualTo(-1));
    }

    [Test]
    public void OverlapByHand()
    {
        // Common to the first one, two and three of (0,1,2) and (1,0,2): 0, 2, 3. With p = .9: .729 + .1/.9 (.81 + .729) = .9.
        Assert.That(RankAgreement.Overlap([0, 1, 2], [1, 0, 2]), Is.EqualTo(0.729 + (0.1 / 0.9 * (0.81 + 0.729))).Within(1e-15));
        Assert.That(RankAgreement.Overlap([4, 1, 0, 2, 3], [4, 1, 0, 2, 3]), Is.EqualTo(1).Within(1e-15));
    }

    [Test]
    public void BothAgreeWithTheirDefinitionsOnRandomOrders()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 200; trial++)
        {
            int n = random.Next(2, 30);
            int[] a = [.. Enumerable.Range(0, n)], b = [.. Enumerable.Range(0, n)];
            random.Shuffle(a);
            random.Shuffle(b);
            double pairs = 0;
            for (int x = 0; x < n; x++)
            {
                for (int y = 0; y < n; y++)
                {
                    pairs += x == y ? 0 : Math.Sign(Array.IndexOf(a, x) - Array.IndexOf(a, y)) * Math.Sign(Array.IndexOf(b, x) - Array.IndexOf(b, y));
                }
            }

            double[] common = [.. Enumerable.Range(1, n).Select(d => a[..d].Intersect(b[..d]).Count() / (double)d)];
            double overlap = Math.Pow(0.9, n) + (0.1 / 0.9 * common.Select((share, k) => share * Math.Pow(0.9, k + 1)).Sum());
            Assert.That(RankAgreement.Tau(a, b), Is.EqualTo(pairs / (n * (n - 1))).Within(1e-12));
            Assert.That(RankAgreement.Overlap(a, b), Is.EqualTo(overlap).Within(1e-12));
        }
    }
}
