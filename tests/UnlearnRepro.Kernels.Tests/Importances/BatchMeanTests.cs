using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Importances;

public class BatchMeanTests : TorchFixture
{
    [Test]
    public void With_batches_of_one_equals_the_exact_form(
        [Values("mlp", "cnn")] string name, [Values(1, 3)] int lanes, [Values] Power power)
    {
        int[] seeds = [.. Enumerable.Range(1, lanes)];
        using var model = Given.Model(Given.Named(name), seeds);
        using var samples = Given.Samples(3, 10);
        var loss = OneByOne.LossOf(power);

        double[] published = Importance.BatchMean(model, samples, loss, power, 1, Given.Streams(seeds), "shuffle").Numbers();

        Read.AssertClose(published, OneByOne.Importance(model, samples, loss, power), 1e-10);
    }

    /// <summary>Jensen: the power of a mean is at most the mean of powers, and powers are convex.</summary>
    [Test]
    public void With_equal_batches_is_nowhere_above_the_exact_form([Values("mlp", "cnn")] string name, [Values] Power power)
    {
        using var model = Given.Model(Given.Named(name), [1]);
        using var samples = Given.Samples(3, 12);
        var loss = OneByOne.LossOf(power);
        double[] exact = OneByOne.Importance(model, samples, loss, power);

        foreach (int batchSize in new[] { 2, 4, 12 })
        {
            double[] published = Importance.BatchMean(model, samples, loss, power, batchSize, Given.Streams(1), "shuffle").Numbers();
            for (int p = 0; p < exact.Length; p++)
            {
                Assert.That(published[p], Is.LessThanOrEqualTo(exact[p] * (1 + 1e-12)), $"B = {batchSize}, element {p}");
            }

            Assert.That(published.Sum(), Is.LessThan(0.99 * exact.Sum()), $"B = {batchSize}");
        }
    }

    [Test]
    public void With_one_batch_is_the_power_of_the_mean_gradient([Values] Power power)
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        using var samples = Given.Samples(3, 9);
        var loss = OneByOne.LossOf(power);
        double[][] gradients = OneByOne.Gradients(model, 0, samples, loss);
        double[] expected = [.. Enumerable.Range(0, gradients[0].Length).Select(p => OneByOne.Of(power, gradients.Average(g => g[p])))];

        Read.AssertClose(Importance.BatchMean(model, samples, loss, power, 9, Given.Streams(1), "shuffle").Numbers(), expected, 1e-10);
    }

    [Test]
    public void Depends_on_the_stream_although_nothing_else_changed()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        using var samples = Given.Samples(3, 12);
        double[] first = Of(1), again = Of(1), other = Of(2);

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));

        double[] Of(int seed) =>
            Importance.BatchMean(model, samples, OneByOne.CrossEntropy, Power.Square, 4, Given.Streams(seed), "shuffle").Numbers();
    }

    [Test]
    public void A_short_last_batch_counts_as_much_as_a_full_one()
    {
        using var model = Given.Model(Given.Mlp(), [1]);
        using var samples = Given.Samples(3, 5);
        double[][] gradients = OneByOne.Gradients(model, 0, samples, OneByOne.CrossEntropy);
        int[] order = [.. Given.Streams(1).Permutation("shuffle", 0, 5).Numbers().Select(i => (int)i)];

        double[] expected = [.. Enumerable.Range(0, gradients[0].Length).Select(p =>
        {
            double[] g = [.. order.Select(i => gradients[i][p])];
            return (Math.Pow((g[0] + g[1]) / 2, 2) + Math.Pow((g[2] + g[3]) / 2, 2) + Math.Pow(g[4], 2)) / 3;
        })];
        Read.AssertClose(
            Importance.BatchMean(model, samples, OneByOne.CrossEntropy, Power.Square, 2, Given.Streams(1), "shuffle").Numbers(), expected, 1e-10);
    }

    [Test]
    public void Leaves_values_and_buffers_as_they_were()
    {
        using var model = Given.Model(Given.Cnn(), [1]);
        using var samples = Given.Samples(3, 6);
        double[] before = model.Everything();

        Importance.BatchMean(model, samples, OneByOne.CrossEntropy, Power.Square, 4, Given.Streams(1), "shuffle");

        Assert.That(model.Everything(), Is.EqualTo(before));
    }
}
