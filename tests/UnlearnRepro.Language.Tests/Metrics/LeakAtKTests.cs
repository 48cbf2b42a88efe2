using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.Metrics;

public class LeakAtKTests
{
    [Test]
    public void ByHand()
    {
        Assert.That(LeakAtK.Sampled(4, 1, 2), Is.EqualTo(0.5).Within(1e-15));
        Assert.That(LeakAtK.Exact(Math.Log(4), 2), Is.EqualTo(0.4375).Within(1e-15));
        Assert.That((LeakAtK.Exact(0, 3), LeakAtK.Exact(double.PositiveInfinity, 3)), Is.EqualTo((1.0, 0.0)));
        Assert.That((LeakAtK.Sampled(5, 4, 2), LeakAtK.Sampled(5, 0, 5)), Is.EqualTo((1.0, 0.0)), "fewer than k do not leak");
    }

    // 1 - (1 - q)^k loses all of q = e^-50 in 1 - q; k q is right to the first order. Near q = 1 it is the rest that matters.
    [Test]
    public void KeepsItsDigitsAtBothEnds()
    {
        Assert.That(LeakAtK.Exact(50, 128) / (128 * Math.Exp(-50)), Is.EqualTo(1).Within(1e-12));
        Assert.That(1 - Math.Pow(1 - Math.Exp(-50), 128), Is.Zero, "the plain formula");
        Assert.That((1 - LeakAtK.Exact(1e-3, 2)) / 9.99000583083e-7, Is.EqualTo(1).Within(1e-9), "(1 - e^-.001)^2 by its series");
        Assert.That(LeakAtK.Exact(0.6999999, 7), Is.EqualTo(LeakAtK.Exact(0.7000001, 7)).Within(1e-6), "where the two forms meet");
    }

    [Test]
    public void MoreThanWereDrawnAreRefused() =>
        Assert.That(() => LeakAtK.Sampled(4, 1, 5), Throws.ArgumentException.With.Message.EqualTo("k: expected 1 to the 4 answers drawn, found 5"));

    // n answers leak with probability q each. The estimate from them has the exact number as its mean.
    [TestCase(0.05, 20, 3)]
    [TestCase(0.3, 12, 5)]
    public void TheEstimateIsRightOnAverage(double q, int drawn, int k)
    {
        var random = new SplitMix64(5);
        int Leaking() => Enumerable.Range(0, drawn).Count(_ => random.Below(1_000_000) < q * 1_000_000);
        double[] estimates = [.. Enumerable.Range(0, 20_000).Select(_ => LeakAtK.Sampled(drawn, Leaking(), k))];
        double exact = LeakAtK.Exact(-Math.Log(q), k), mean = estimates.Average();
        double error = Math.Sqrt(estimates.Average(e => Math.Pow(e - mean, 2)) / estimates.Length);
        Assert.That(mean, Is.EqualTo(exact).Within(4 * error));
        Assert.That(error, Is.LessThan(0.003), "so that the test says something");
    }

    [FsProperty]
    public bool GrowsWithKAndFallsWithTheLoss(ushort loss, byte k)
    {
        double nll = loss / 1000.0, leak = LeakAtK.Exact(nll, k + 1);
        return leak is >= 0 and <= 1 && LeakAtK.Exact(nll, k + 2) >= leak && LeakAtK.Exact(nll + 0.1, k + 1) <= leak
            && Math.Abs(LeakAtK.Exact(nll, 1) - Math.Exp(-nll)) <= 1e-12 * Math.Exp(-nll);
    }
}
