using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Training;

public class SamplesTests : TorchFixture
{
    [Test]
    public void Rows_picks_inputs_and_labels_of_every_lane()
    {
        using var samples = new Samples(Inputs(3), tensor(new long[,] { { 0, 1, 2 }, { 10, 11, 12 } }));
        using var rows = samples.Rows(tensor(new long[] { 2, 0 }));

        Assert.That(rows.X.Numbers(), Is.EqualTo(new double[] { 2, 0 }));
        Assert.That(rows.Y.Numbers(), Is.EqualTo(new double[] { 2, 0, 12, 10 }));
        Assert.That(rows.Count, Is.EqualTo(2));
    }

    [Test]
    public void Concat_gives_shared_labels_to_every_lane_in_either_order()
    {
        using var shared = new Samples(Inputs(2), tensor(new long[] { 0, 1 }));
        using var own = new Samples(Inputs(1) + 5, tensor(new long[,] { { 7 }, { 8 } }));
        using var first = shared.Concat(own);
        using var last = own.Concat(shared);

        Assert.That(first.X.Numbers(), Is.EqualTo(new double[] { 0, 1, 5 }));
        Assert.That(first.Y.Numbers(), Is.EqualTo(new double[] { 0, 1, 7, 0, 1, 8 }));
        Assert.That(last.Y.Numbers(), Is.EqualTo(new double[] { 7, 0, 1, 8, 0, 1 }));
    }

    [Test]
    public void Gather_takes_other_rows_in_each_lane([Values] bool ownLabels)
    {
        var y = ownLabels ? tensor(new long[,] { { 0, 1, 2 }, { 10, 11, 12 } }) : arange(3);
        using var samples = new Samples(Inputs(3), y);
        var batch = samples.Gather(tensor(new long[,] { { 2, 0 }, { 1, 2 } }));

        Assert.That(batch.Lanes, Is.EqualTo(2));
        Assert.That(batch.X.Numbers(), Is.EqualTo(new double[] { 2, 0, 1, 2 }));
        Assert.That(batch.Y.Numbers(), Is.EqualTo(ownLabels ? [2, 0, 11, 12] : new double[] { 2, 0, 1, 2 }));
    }

    [Test]
    public void Slice_takes_the_same_rows_in_each_lane([Values] bool ownLabels)
    {
        var y = ownLabels ? tensor(new long[,] { { 0, 1, 2 }, { 10, 11, 12 } }) : arange(3);
        using var samples = new Samples(Inputs(3), y);
        var batch = samples.Slice(1, 2, lanes: 2);

        Assert.That(batch.X.Numbers(), Is.EqualTo(new double[] { 1, 2, 1, 2 }));
        Assert.That(batch.Y.Numbers(), Is.EqualTo(ownLabels ? [1, 2, 11, 12] : new double[] { 1, 2, 1, 2 }));
    }

    [Test]
    public void A_slice_of_a_batch_has_the_same_rows_of_tokens_in_each_lane([Values(1, 2)] int lanes)
    {
        using var samples = new Samples(arange(15).view(5, 3), arange(5));
        var batch = samples.Slice(0, 5, lanes).Slice(1, 2);

        Assert.That(batch.X.dtype, Is.EqualTo(ScalarType.Int64));
        Assert.That(batch.X.shape, Is.EqualTo(new long[] { 2 * lanes, 3 }));
        Assert.That(batch.X.Numbers(), Is.EqualTo(Enumerable.Repeat(new double[] { 3, 4, 5, 6, 7, 8 }, lanes).SelectMany(x => x)));
        Assert.That(batch.Y.Numbers(), Is.EqualTo(Enumerable.Repeat(new double[] { 1, 2 }, lanes).SelectMany(y => y)));
    }

    [Test]
    public void A_label_too_few_is_refused() => Assert.That(
        () => new Samples(Inputs(3), arange(2)),
        Throws.ArgumentException.With.Message.Contains("found 3 inputs and 2 labels"));

    private static Tensor Inputs(int n) => arange(n, dtype: float64).view(n, 1);
}
