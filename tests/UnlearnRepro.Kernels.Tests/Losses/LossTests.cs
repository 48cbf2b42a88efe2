using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Kernels.Tests.Losses;

public class LossTests : TorchFixture
{
    [Test]
    public void Cross_entropy_per_sample_by_hand()
    {
        // Softmax of (ln 1, ln 2, ln 5) is (1/8, 2/8, 5/8).
        var logits = tensor(new[] { 0, Math.Log(2), Math.Log(5) }).repeat(3, 1);

        Assert.That(
            Loss.CrossEntropyPerSample(logits, tensor(new long[] { 0, 1, 2 })).Numbers(),
            Is.EqualTo(new[] { Math.Log(8), Math.Log(4), Math.Log(1.6) }).Within(1e-15));
    }

    [Test]
    public void Cross_entropy_of_one_lane_is_the_mean_over_its_samples()
    {
        double[] z = Given.Numbers(1, 4 * 3, -5, 5);
        long[] y = [0, 2, 1, 1];

        double mean = z.Chunk(3).Select((row, i) => -Math.Log(Plain.Softmax(row)[y[i]])).Average();
        Assert.That(Loss.CrossEntropy(tensor(z).view(4, 3), tensor(y), 1).item<double>(), Is.EqualTo(mean).Within(1e-14));
    }

    [Test]
    public void Cross_entropy_of_several_lanes_is_one_mean_each_lane_after_lane()
    {
        double[] z = Given.Numbers(1, 4 * 3, -5, 5);
        long[] y = [0, 2, 1, 1];

        double[] means = [.. z.Chunk(3).Select((row, i) => -Math.Log(Plain.Softmax(row)[y[i]])).Chunk(2).Select(lane => lane.Average())];
        Assert.That(Loss.CrossEntropy(tensor(z).view(4, 3), tensor(y), 2).Numbers(), Is.EqualTo(means).Within(1e-14));
    }

    [Test]
    public void Squared_norm_is_the_sum_of_squares_of_each_row()
    {
        var logits = tensor(new double[] { 3, 4, 0, -1, 2, 2 }).view(2, 3);

        Assert.That(Loss.SquaredNorm(logits).Numbers(), Is.EqualTo(new double[] { 25, 9 }));
    }

    [Test]
    public void Extreme_logits_give_a_finite_loss()
    {
        var logits = tensor(new[] { 1e4f, -1e4f }).view(1, 2);

        Assert.That(Loss.CrossEntropyPerSample(logits, tensor(new long[] { 1 })).Numbers(), Is.EqualTo(new double[] { 2e4 }));
    }
}
