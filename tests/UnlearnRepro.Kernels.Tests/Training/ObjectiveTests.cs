using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Training;

/// <summary>Losses of labels and of token sequences, by hand and by each other.</summary>
public class ObjectiveTests : TorchFixture
{
    private static readonly double Ln2 = Math.Log(2);

    /// <summary>Mean and stored results are of the same function; a mean of losses is rounded otherwise, as the last line shows.</summary>
    [Test]
    public void The_mean_of_labels_is_libtorchs_own_to_the_bit()
    {
        int rounded = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            var (output, batch) = Labelled(seed, lanes: 1, each: 37);
            float mean = Given.Objective.Mean(output, batch).item<float>();

            Assert.That(mean, Is.EqualTo(nn.functional.cross_entropy(output, batch.Y).item<float>()), $"seed {seed}");
            rounded += Given.Objective.PerSample(output, batch).mean().item<float>() == mean ? 0 : 1;
        }

        Assert.That(rounded, Is.Positive, "means of losses that are rounded otherwise");
    }

    [Test]
    public void The_mean_of_labels_is_one_for_each_lane()
    {
        var (output, batch) = Labelled(1, lanes: 3, each: 4);
        float[] expected = [.. Enumerable.Range(0, 3).Select(lane =>
            nn.functional.cross_entropy(output.narrow(0, 4 * lane, 4), batch.Y.narrow(0, 4 * lane, 4)).item<float>())];

        Assert.That(Given.Objective.Mean(output, batch).data<float>(), Is.EqualTo(expected).Within(1e-6f));
    }

    [Test]
    public void A_label_is_wrong_where_another_logit_is_largest()
    {
        var output = tensor(new float[] { 1, 2, 0, 3, 0, 0, 0, 0, 1 }).view(3, 3);
        var batch = new Batch(zeros(3, 1), tensor(new long[] { 1, 2, 2 }), 1);

        Assert.That(Given.Objective.Wrong(output, batch).Numbers(), Is.EqualTo(new double[] { 0, 1, 0 }));
        Assert.That(Given.Objective.Wrong(output, batch).dtype, Is.EqualTo(ScalarType.Float64));
        Assert.That(Given.Objective.Targets(batch).Numbers(), Is.EqualTo(new double[] { 1, 2, 2 }));
    }

    [Test]
    public void The_loss_of_a_sequence_is_the_mean_over_its_tokens_that_count()
    {
        var (output, batch) = Sequences(lanes: 1);

        // (ln 4 + ln 2) / 2; (ln 2.5 + ln 5) / 2; nothing counts; the answer's one token.
        double[] expected = [1.5 * Ln2, Math.Log(12.5) / 2, 0, Math.Log(5)];
        Assert.That(Next.PerSample(output, batch).Numbers(), Is.EqualTo(expected).Within(1e-14));
        Assert.That(Next.Wrong(output, batch).Numbers(), Is.EqualTo(new double[] { 0.5, 0.5, 0, 1 }));
    }

    [Test]
    public void The_mean_of_sequences_is_one_over_the_samples_of_each_lane([Values(1, 2)] int lanes)
    {
        var (output, batch) = Sequences(lanes);
        double[] each = Next.PerSample(output, batch).Numbers();

        Assert.That(Next.Mean(output, batch).Numbers(), Is.EqualTo(each.Chunk(4 / lanes).Select(lane => lane.Average())).Within(1e-15));
    }

    [Test]
    public void Targets_are_the_tokens_that_follow() =>
        Assert.That(Next.Targets(Sequences(lanes: 1).Batch)[0].Numbers()[..3], Is.EqualTo(new double[] { 1, 2, 3 }));

    [Test]
    public void Places_that_predict_nothing_have_no_gradient()
    {
        var (output, batch) = Sequences(lanes: 1);
        output.requires_grad_(true);
        Next.PerSample(output, batch).sum().backward();
        double[] moved = output.grad!.abs().sum(2).gt(0).Numbers();

        Assert.That(moved, Is.EqualTo(new double[] { 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0 }));
    }

    /// <summary>There is nothing before the first token that could predict it.</summary>
    [Test]
    public void A_first_token_counts_in_no_case()
    {
        var (output, batch) = Sequences(lanes: 1);
        var fromTheSecond = batch with { Y = batch.Y.clamp_min(1) };

        Assert.That(Next.PerSample(output, fromTheSecond).Numbers(), Is.EqualTo(Next.PerSample(output, batch).Numbers()));
    }

    private static Objective Next { get; } = new NextToken(Padding: 3);

    private static (Tensor Output, Batch Batch) Labelled(int seed, int lanes, int each)
    {
        long n = lanes * each;
        var labels = tensor([.. Given.Numbers(seed + 1, n, 0, 3).Select(v => (long)v)]);
        return (tensor(Given.Numbers(seed, 3 * n, -5, 5)).view(n, 3).to(float32), new(zeros(n, 1), labels, lanes));
    }

    // Four sequences of four tokens out of 0, 1, 2 and the padding 3: a text that ends early, an answer that begins at its third token, a text
    // of one token, an answer of one.
    private static (Tensor Output, Batch Batch) Sequences(int lanes)
    {
        var x = tensor(new long[] { 0, 1, 2, 3, 2, 0, 1, 2, 1, 3, 3, 3, 0, 0, 1, 2 }).view(4, 4);
        double[] eighths = [0, Ln2, 2 * Ln2, 0], second = [0, Ln2, 0, 0], first = [Ln2, 0, 0, 0], any = [5, 1, 0, 2];
        double[] output = [.. eighths, .. eighths, .. any, .. any, .. any, .. second, .. first, .. any, .. any, .. any, .. any, .. any, .. any, .. any, .. first, .. any];
        return (tensor(output).view(4, 4, 4), new(x, tensor(new long[] { 0, 2, 0, 3 }), lanes));
    }
}
