using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Statistics.Tests;

public class ClopperPearsonTests
{
    [Test]
    public void BoundsCutTheBinomialTails([Values(1, 3, 9, 10, 29)] int k)
    {
        Interval interval = ClopperPearson.Of(k, 30, 0.9);
        Assert.That(Tail(interval.Lower, k, 30), Is.EqualTo(0.05).Within(1e-8), "P(X >= k) at the lower bound");
        Assert.That(1 - Tail(interval.Upper, k + 1, 30), Is.EqualTo(0.05).Within(1e-8), "P(X <= k) at the upper bound");
    }

    [Test]
    public void NoneAndAll()
    {
        Assert.That(ClopperPearson.Of(0, 10), Is.EqualTo(new Interval(0, ClopperPearson.Of(0, 10).Upper)));
        Assert.That(ClopperPearson.Of(0, 10).Upper, Is.EqualTo(1 - Math.Pow(0.025, 0.1)).Within(1e-9));
        Assert.That(ClopperPearson.Of(10, 10).Lower, Is.EqualTo(Math.Pow(0.025, 0.1)).Within(1e-9));
        Assert.That(ClopperPearson.Of(10, 10).Upper, Is.EqualTo(1));
    }

    [Test]
    public void ImpossibleCountsAreRefused() => Assert.That(() => ClopperPearson.Of(11, 10), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static double Tail(double p, int from, int n)
    {
        double sum = 0;
        for (int x = from; x <= n; x++)
        {
            double binomial = 1;
            for (int m = 1; m <= x; m++)
            {
                binomial *= (n - x + m) / (double)m;
            }

            sum += binomial * Math.Pow(p, x) * Math.Pow(1 - p, n - x);
        }

        return sum;
    }
}
