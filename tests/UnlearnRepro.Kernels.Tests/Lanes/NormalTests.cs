using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Kernels.Tests.Lanes;

public class NormalTests : TorchFixture
{
    /// <summary>Words 2^63 and 2^62: radius sqrt(-2 ln 1/2), a quarter turn, so the first number is 0. All ones: radius 0.</summary>
    [Test]
    public void Words_are_turned_into_numbers_as_worked_by_hand()
    {
        double radius = Math.Sqrt(2 * Math.Log(2));
        Assert.That(Of(1UL << 63, 1UL << 62), Is.EqualTo((double[])[0, radius]).Within(1e-15));
        Assert.That(Of(1UL << 63, 1UL << 63), Is.EqualTo((double[])[-radius, 0]).Within(1e-15));
        Assert.That(Of(ulong.MaxValue, 1UL << 61), Is.EqualTo((double[])[0, 0]));

        // The smallest: sqrt(-2 ln 2^-53), not infinity.
        Assert.That(Of(0, 0), Is.EqualTo((double[])[Math.Sqrt(106 * Math.Log(2)), 0]).Within(1e-15));

        double[] Of(params ulong[] words)
        {
            int k = 0;
            return new Streams((_, _) => () => words[k++]).Normal("noise", 0, 2).Numbers();
        }
    }

    [Test]
    public void An_odd_number_is_the_start_of_more_and_a_lane_draws_what_it_would_alone()
    {
        double[] more = Given.Streams(2).Normal("noise", 1, 6).Numbers();

        Assert.That(Given.Streams(2).Normal("noise", 1, 5).Numbers(), Is.EqualTo(more[..5]));
        Assert.That(Given.Streams(1, 2).Normal("noise", 1, 5).Numbers()[5..], Is.EqualTo(more[..5]));
        Assert.That(Given.Streams(2).Normal("noise", 2, 6).Numbers(), Is.Not.EqualTo(more));
    }

    /// <summary>Shares below known quantiles and moments, each within 4 standard errors of n = 40,000 independent numbers.</summary>
    [Test]
    public void The_numbers_are_normal_and_those_of_a_pair_independent()
    {
        const int n = 40_000;
        double[] z = Given.Streams(3).Normal("noise", 0, n).Numbers();
        foreach (var (quantile, share) in new[] { (-1.959964, 0.025), (-1.281552, 0.1), (-0.674490, 0.25), (0, 0.5), (1, 0.841345), (2.326348, 0.99) })
        {
            Assert.That(z.Count(x => x < quantile) / (double)n, Is.EqualTo(share).Within(4 * Math.Sqrt(share * (1 - share) / n)), $"below {quantile}");
        }

        // Var z = 1, Var z^2 = 2, Var z^4 = 105 - 9; products of a pair have variance 1, those of their squares 9 - 1.
        (double First, double Second)[] pairs = [.. z.Chunk(2).Select(p => (p[0], p[1]))];
        Assert.That(z.Average(), Is.Zero.Within(4 / Math.Sqrt(n)));
        Assert.That(z.Average(x => x * x), Is.EqualTo(1).Within(4 * Math.Sqrt(2.0 / n)));
        Assert.That(z.Average(x => x * x * x * x), Is.EqualTo(3).Within(4 * Math.Sqrt(96.0 / n)));
        Assert.That(pairs.Average(p => p.First * p.Second), Is.Zero.Within(4 / Math.Sqrt(n / 2)));
        Assert.That(pairs.Average(p => p.First * p.First * p.Second * p.Second), Is.EqualTo(1).Within(4 * Math.Sqrt(8.0 / (n / 2))));
    }
}
