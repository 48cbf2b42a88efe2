using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Federations;

public class UpdatePoisonTests
{
    // Mean 2, standard deviation sqrt(14/3) of all three.
    private static readonly double[] Gradient = [5, 1, 0];
    private static readonly double Sd = Math.Sqrt(14 / 3.0);

    [TestCase(1ul)]
    [TestCase(77ul)]
    public void TheFormulaWordByWord(ulong seed)
    {
        double[] poisoned = [.. Gradient], unit = [.. Enumerable.Range(0, 7).Select(k => (SplitMix64.At(seed, k) >> 11) / Math.Pow(2, 53))];
        var random = new SplitMix64(seed);
        UpdatePoison.Apply(poisoned, random);
        double[] expected = [.. Gradient.Select((g, k) =>
            (-2 * (1 + unit[0]) * g) + 2 + (Sd * Math.Sqrt(-2 * Math.Log(1 - unit[(2 * k) + 1])) * Math.Cos(2 * Math.PI * unit[(2 * k) + 2])))];
        Assert.Multiple(() =>
        {
            Assert.That(poisoned, Is.EqualTo(expected).Within(1e-12));
            Assert.That(random.Next(), Is.EqualTo(SplitMix64.At(seed, 7)), "one number for gamma, two for each entry");
        });
    }

    // E = -3 g + mean; Var = 4 g^2 / 12 + sd^2; the fourth moment of what is added is 3 sd^4, of gamma's part 16 g^4 / 80.
    [Test]
    public void Moments()
    {
        const int draws = 100_000;
        var random = new SplitMix64(9);
        double[] sums = new double[3], squares = new double[3];
        double product = 0;
        for (int k = 0; k < draws; k++)
        {
            double[] g = [.. Gradient];
            UpdatePoison.Apply(g, random);
            for (int e = 0; e < 3; e++)
            {
                double off = g[e] - ((-3 * Gradient[e]) + 2);
                (sums[e], squares[e]) = (sums[e] + off, squares[e] + (off * off));
            }

            product += (g[0] + 13) * (g[1] + 1);
        }

        Assert.Multiple(() =>
        {
            for (int e = 0; e < 3; e++)
            {
                double g2 = Gradient[e] * Gradient[e], variance = (g2 / 3) + (Sd * Sd);
                double fourth = (g2 * g2 / 5) + (6 * (g2 / 3) * Sd * Sd) + (3 * Math.Pow(Sd, 4));
                Assert.That(sums[e] / draws, Is.Zero.Within(4 * Math.Sqrt(variance / draws)), $"mean {e}");
                Assert.That(squares[e] / draws, Is.EqualTo(variance).Within(4 * Math.Sqrt((fourth - (variance * variance)) / draws)), $"variance {e}");
            }

            // One gamma for all entries: their covariance is 4 g_0 g_1 / 12.
            Assert.That(product / draws, Is.EqualTo(5 / 3.0).Within(4 * Math.Sqrt((25 / 3.0 + (Sd * Sd)) * ((1 / 3.0) + (Sd * Sd)) * 1.5 / draws)));
        });
    }

    [Test]
    public void NothingStaysNothing()
    {
        double[] zero = new double[4];
        UpdatePoison.Apply(zero, new SplitMix64(1));
        Assert.That(zero, Is.All.Zero);
    }
}
