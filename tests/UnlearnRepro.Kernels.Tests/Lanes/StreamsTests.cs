using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Kernels.Tests.Lanes;

public class StreamsTests : TorchFixture
{
    [FsProperty(MaxTest = 50)]
    public bool A_permutation_holds_every_index_once_in_each_lane(byte size)
    {
        using var scope = NewDisposeScope();
        var rows = Given.Streams(1, 2, 3).Permutation("shuffle", 0, size).Numbers();
        var lanes = rows.Chunk(Math.Max((int)size, 1));
        return rows.Length == 3 * size && lanes.All(lane => lane.Order().SequenceEqual(Enumerable.Range(0, size).Select(i => (double)i)));
    }

    [Test]
    public void Draws_for_one_purpose_do_not_shift_another()
    {
        var quiet = Given.Streams(1);
        double[] alone = quiet.Permutation("shuffle", 3, 50).Numbers();

        var busy = Given.Streams(1);
        busy.Draw("noise", 3, g => randn(1000, generator: g));
        busy.Permutation("shuffle", 2, 50);
        double[] after = busy.Permutation("shuffle", 3, 50).Numbers();

        Assert.That(after, Is.EqualTo(alone));
    }

    [Test]
    public void Purpose_index_and_lane_each_give_other_numbers()
    {
        double[][] drawn =
        [
            Given.Streams(1).Permutation("shuffle", 0, 50).Numbers(),
            Given.Streams(1).Permutation("shuffle", 1, 50).Numbers(),
            Given.Streams(1).Permutation("shuffle-forget", 0, 50).Numbers(),
            Given.Streams(2).Permutation("shuffle", 0, 50).Numbers(),
        ];
        Assert.That(drawn.Select(d => string.Join(' ', d)).Distinct().Count(), Is.EqualTo(4));
    }

    [Test]
    public void A_lane_draws_what_it_would_draw_alone()
    {
        double[] three = Given.Streams(1, 2, 3).Permutation("shuffle", 0, 20).Numbers();

        Assert.That(three[20..40], Is.EqualTo(Given.Streams(2).Permutation("shuffle", 0, 20).Numbers()));
    }

    [Test]
    public void The_default_generator_is_neither_used_nor_moved()
    {
        // The only test that touches it; every other one draws from generators of its own.
        manual_seed(1);
        double[] first = Given.Streams(1).Draw("noise", 0, g => rand(5, dtype: float64, generator: g)).Numbers();
        double next = rand(1, dtype: float64).item<double>();
        manual_seed(1);
        double undisturbed = rand(1, dtype: float64).item<double>();
        double[] again = Given.Streams(1).Draw("noise", 0, g => rand(5, dtype: float64, generator: g)).Numbers();

        Assert.That(next, Is.EqualTo(undisturbed));
        Assert.That(again, Is.EqualTo(first));
    }

    /// <summary>
    /// A limit of libtorch that every grid of seeds shares: its CPU generator (mt19937) keeps only the low 32 bits of a
    /// seed. Sources must therefore mix all their names into the low bits; two of n streams coincide with probability
    /// n^2 / 2^33. Should this test fail, libtorch has learnt to use all 64, and every stored result changes.
    /// </summary>
    [Test]
    public void Only_the_low_32_bits_of_a_seed_reach_libtorch()
    {
        double[] low = new Streams((_, _) => 5).Permutation("shuffle", 0, 50).Numbers();
        double[] high = new Streams((_, _) => 5 + (7UL << 32)).Permutation("shuffle", 0, 50).Numbers();

        Assert.That(high, Is.EqualTo(low));
    }
}
