using UnlearnRepro.Domains.Audits;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Domains.Tests.Audits;

public class EpsilonTests
{
    private const double Delta = 1e-5;

    /// <summary>
    /// {3, 4, 6, 7} have the larger median: "at least 4" gets 3 and 5 wrong, one of four each: ln(3/4 - delta) - ln(1/4). "3 or more" and "6 or more"
    /// have one error rate of 0, and no interval does better.
    /// </summary>
    [Test]
    public void WorkedByHand()
    {
        double expected = Math.Log(0.75 - Delta) - Math.Log(0.25);
        Assert.That(new Epsilon(4, 4).Of([0, 1, 2, 5], [3, 4, 6, 7]), Is.EqualTo(expected).Within(1e-12));
        Assert.That(new Epsilon(4, 4).Of([7, 3, 4, 6], [5, 1, 0, 2]), Is.EqualTo(expected).Within(1e-12), "in any order");
    }

    [Test]
    public void SamplesApartHaveTheCap()
    {
        Assert.That(new Epsilon(3, 3).Of([1, 2, 3], [4, 5, 6]), Is.EqualTo(50));
        Assert.That(new Epsilon(3, 3).Of([9, 10, 11], [1, 20, 30]), Is.EqualTo(50), "the narrow sample alone lies between two thresholds");
    }

    [Test]
    public void ANarrowSampleHasTheCapAndTwoPointsAreTold()
    {
        Assert.That(new Epsilon(3, 3).Of([1, 1, 1], [0, 1, 2]), Is.EqualTo(50));
        Assert.That(new Epsilon(3, 3).Of([1, 1, 1], [1, 1, 1]), Is.Zero);
        Assert.That(new Epsilon(3, 3).Of([1, 1, 1], [2, 2, 2]), Is.EqualTo(50));
    }

    /// <summary>{0, 2} and {1, 3}: a rule that has both error rates has one half of each, ln((1/2 - delta) / (1/2)) below 0.</summary>
    [Test]
    public void NoRuleIsWorseThanGuessing() => Assert.That(new Epsilon(2, 2).Of([0, 2], [1, 3]), Is.Zero);

    /// <summary>The competition's rules taken literally, on a grid of whole numbers: values are multiples of 10, thresholds of 5, the reach of 2 is 200.</summary>
    [Test]
    public void EqualsTryingEveryThreshold()
    {
        var random = new SplitMix64(3);
        int trials = 0;
        for (int trial = 0; trial < 40; trial++)
        {
            int spread = trial % 2 == 0 ? 30 : 120;
            int[] a = [.. Enumerable.Range(0, 7).Select(_ => 10 * random.Below(spread))], b = [.. Enumerable.Range(0, 6).Select(_ => 10 * (random.Below(60) + 5))];
            double found = new Epsilon(7, 6).Of([.. a.Select(v => v / 100.0)], [.. b.Select(v => v / 100.0)]);
            Assert.That(found, Is.EqualTo(Literally(a, b)).Within(1e-9), $"trial {trial}");
            trials += found is > 0 and < 50 ? 1 : 0;
        }

        Assert.That(trials, Is.GreaterThan(20), "trials that say something");
    }

    private static double Literally(int[] a, int[] b)
    {
        double largest = 0;
        var (high, low) = Median(a) >= Median(b) ? (a, b) : (b, a);
        for (int t = 0; t <= 1200; t += 5)
        {
            Rule(high, low, v => v >= t);
        }

        var (narrow, wide) = a.Max() - a.Min() <= b.Max() - b.Min() ? (a, b) : (b, a);
        int range = narrow.Max() - narrow.Min();
        for (int right = narrow.Max() - 200; right <= narrow.Max() + 200; right += 5)
        {
            for (int left = right - range - 200; left <= right - range + 200; left += 5)
            {
                Rule(narrow, wide, v => left <= v && v <= right);
            }
        }

        return Math.Min(50, largest);

        void Rule(int[] positives, int[] negatives, Func<int, bool> isPositive)
        {
            double fnr = positives.Count(v => !isPositive(v)) / (double)positives.Length, fpr = negatives.Count(isPositive) / (double)negatives.Length;
            double one = Math.Log(1 - Delta - fpr) - Math.Log(fnr), other = Math.Log(1 - Delta - fnr) - Math.Log(fpr);
            largest = fnr + fpr == 0 ? 50
                : fnr * fpr == 0 ? largest
                : Math.Max(largest, Math.Max(double.IsNaN(one) ? 0 : one, double.IsNaN(other) ? 0 : other));
        }
    }

    private static double Median(int[] values)
    {
        int[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }
}
