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
        busy.Uniform("noise", 3, 1000, bound: 1);
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
        manual_seed(1);
        double[] first = Given.Streams(1).Uniform("noise", 0, 5, bound: 1).Numbers();
        double next = rand(1, dtype: float64).item<double>();
        manual_seed(2);
        double[] again = Given.Streams(1).Uniform("noise", 0, 5, bound: 1).Numbers();
        manual_seed(1);
        double undisturbed = rand(1, dtype: float64).item<double>();

        Assert.That(next, Is.EqualTo(undisturbed));
        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public void Words_are_turned_into_numbers_as_worked_by_hand()
    {
        // Word 2^63 is the middle of the range: 0 for the symmetric uniform, 5 + 10 / 2 for the integers on [5, 15).
        var middle = new Streams((_, _) => () => 1UL << 63);
        var zero = new Streams((_, _) => () => 0);
        var most = new Streams((_, _) => () => ulong.MaxValue);

        Assert.That(middle.Uniform("noise", 0, 1, bound: 3).Numbers(), Is.EqualTo((double[])[0]));
        Assert.That(zero.Uniform("noise", 0, 1, bound: 3).Numbers(), Is.EqualTo((double[])[-3]));
        Assert.That(most.Uniform("noise", 0, 1, bound: 3).Numbers().Single(), Is.EqualTo(3).Within(1e-15).And.LessThan(3));
        Assert.That(middle.Integers("labels", 0, 1, 5, 15).Numbers(), Is.EqualTo((double[])[10]));
        Assert.That(zero.Integers("labels", 0, 1, 5, 15).Numbers(), Is.EqualTo((double[])[5]));
        Assert.That(most.Integers("labels", 0, 1, 5, 15).Numbers(), Is.EqualTo((double[])[14]));
    }

    [Test]
    public void Every_order_is_equally_likely()
    {
        // 24 orders of 4, 24,000 draws: chi-square with 23 degrees of freedom stays below 49.7 with probability 0.999.
        int drawn = 0;
        var streams = new Streams((_, _) =>
        {
            var random = new Random(drawn++);
            return () => (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        });
        var counts = Enumerable.Range(0, 24_000).GroupBy(_ =>
        {
            using var scope = NewDisposeScope();
            return string.Join(' ', streams.Permutation("shuffle", 0, 4).Numbers());
        }).Select(g => g.Count()).ToList();

        Assert.That(counts, Has.Count.EqualTo(24));
        Assert.That(counts.Sum(n => (n - 1000.0) * (n - 1000.0) / 1000), Is.LessThan(49.7));
    }

    [Test]
    public void All_64_bits_of_a_word_count()
    {
        // Two sources that differ in the upper half of their words alone; libtorch's generator keeps 32 bits of a seed.
        double[] low = new Streams((_, _) => () => 5).Permutation("shuffle", 0, 50).Numbers();
        double[] high = new Streams((_, _) => () => 5 + (7UL << 60)).Permutation("shuffle", 0, 50).Numbers();

        Assert.That(high, Is.Not.EqualTo(low));
    }
}
