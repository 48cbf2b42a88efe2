using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Tests.Layers;

/// <summary>Logits and running statistics against plain loops, in float64: sums of at most 64 terms of size 1, so 1e-12 is generous.</summary>
public class ForwardTests : TorchFixture
{
    private const double Tolerance = 1e-12;
    private const int Batch = 5;

    /// <summary>The variance of one value has no unbiased estimate: libtorch's is NaN and stays in the model.</summary>
    [Test]
    public void Batch_norm_refuses_to_learn_from_one_value_a_channel()
    {
        using var scope = NewDisposeScope();
        var variance = ones(2, dtype: float64);
        nn.functional.batch_norm(ones(1, 2, 1, 1, dtype: float64), zeros(2, dtype: float64), variance, training: true);
        Assert.That(variance.Numbers(), Is.All.NaN, "if this fails, the refusal may go");

        using var model = Given.Model(new Network("pixel", [new ToImage(2, 1, 1), new BatchNorm("bn", 2), new ToVector()]), [1]);
        Assert.That(
            () => model.Forward(tensor(new[] { 1.0, 2 }).view(1, 2), training: true),
            Throws.ArgumentException.With.Message.EqualTo("batch norm bn.weight: expected more than one value a channel in training mode, found one"));
        Assert.That(() => model.Forward(tensor(new[] { 1.0, 2 }).view(1, 2)), Throws.Nothing, "evaluation mode needs none");
    }

    [Test]
    public void Mlp_gives_the_logits_of_plain_loops([Values(1, 3)] int lanes)
    {
        using var model = Given.Model(Given.Mlp(), [.. Enumerable.Range(1, lanes)]);
        double[] x = Given.Numbers(5, lanes * Batch * 64);

        double[] logits = model.Forward(tensor(x).view(-1, 64)).Numbers();

        double[] expected = [.. x.Chunk(64).SelectMany((v, row) =>
        {
            int lane = row / Batch;
            double[] hidden = [.. Plain.Affine(v, model.Part("fc1.weight", lane), model.Part("fc1.bias", lane)).Select(h => Math.Max(h, 0))];
            return Plain.Affine(hidden, model.Part("fc2.weight", lane), model.Part("fc2.bias", lane));
        })];
        Assert.That(logits, Is.EqualTo(expected).Within(Tolerance));
    }

    [Test]
    public void Cnn_in_evaluation_mode_uses_the_running_statistics_and_leaves_them([Values(1, 3)] int lanes)
    {
        using var model = Given.Model(Given.Cnn(), [.. Enumerable.Range(1, lanes)]);
        double[] x = Given.Numbers(5, lanes * Batch * 64);
        double[] before = model.Everything();

        double[] logits = model.Forward(tensor(x).view(-1, 64)).Numbers();

        double[] expected = [.. Enumerable.Range(0, lanes).SelectMany(lane => Head(
            model, lane, First(model, lane, x), model.State("bn1.running_mean", lane), model.State("bn1.running_var", lane)))];
        Assert.That(logits, Is.EqualTo(expected).Within(Tolerance));
        Assert.That(model.Everything(), Is.EqualTo(before));
    }

    [Test]
    public void Cnn_in_training_mode_uses_the_batch_and_moves_the_running_statistics([Values(1, 3)] int lanes)
    {
        using var model = Given.Model(Given.Cnn(), [.. Enumerable.Range(1, lanes)]);
        using var before = model.Clone();
        double[] x = Given.Numbers(5, lanes * Batch * 64);

        double[] logits = model.Forward(tensor(x).view(-1, 64), training: true).Numbers();

        var expected = new List<double>();
        for (int lane = 0; lane < lanes; lane++)
        {
            var images = First(before, lane, x);
            double[][] channels = [.. Enumerable.Range(0, 2).Select(c => images.SelectMany(i => i.Values.Skip(c * 64).Take(64)).ToArray())];
            double[] mean = [.. channels.Select(v => v.Average())];
            double[] variance = [.. channels.Select((v, c) => v.Average(a => (a - mean[c]) * (a - mean[c])))];
            expected.AddRange(Head(before, lane, images, mean, variance));

            // The batch is normalised by the biased variance; the running one moves by a tenth towards the unbiased one.
            double n = channels[0].Length;
            double[] running = [.. before.State("bn1.running_var", lane).Zip(variance, (old, v) => (0.9 * old) + (0.1 * v * n / (n - 1)))];
            Assert.That(model.State("bn1.running_var", lane), Is.EqualTo(running).Within(Tolerance));
            running = [.. before.State("bn1.running_mean", lane).Zip(mean, (old, m) => (0.9 * old) + (0.1 * m))];
            Assert.That(model.State("bn1.running_mean", lane), Is.EqualTo(running).Within(Tolerance));
        }

        Assert.That(logits, Is.EqualTo(expected.ToArray()).Within(Tolerance));
        Assert.That(model.Theta.Numbers(), Is.EqualTo(before.Theta.Numbers()));
    }

    private static Plain[] First(Model model, int lane, double[] x) =>
        [.. x.Chunk(64).Skip(lane * Batch).Take(Batch).Select(v =>
            new Plain(1, 8, v).Convolve(model.Part("conv1.weight", lane), null, outputs: 2, kernel: 3, padding: 1))];

    private static IEnumerable<double> Head(Model model, int lane, IEnumerable<Plain> images, double[] mean, double[] variance) =>
        images.SelectMany(image =>
        {
            var pooled = image.Normalise(mean, variance, model.Part("bn1.weight", lane), model.Part("bn1.bias", lane)).Relu().MaxPool();
            var second = pooled.Convolve(model.Part("conv2.weight", lane), model.Part("conv2.bias", lane), outputs: 2, kernel: 3, padding: 0).Relu();
            return Plain.Affine(second.Values, model.Part("fc.weight", lane), model.Part("fc.bias", lane));
        });
}
