using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>Dampening methods on models whose importances are worked out by hand.</summary>
public class SsdTests : TorchFixture
{
    /// <summary>
    /// y = w x + b with w = b = 1. To forget x = 3 (f = 4): |2 f x| = 24 and |2 f| = 8. To keep x = 0 twice (f = 1): 0 and 2.
    /// So omega_f = (24, 8) and omega = (24/3, (8 + 2 + 2)/3) = (8, 4), with ratios 3 and 2.
    /// </summary>
    [TestCase(2.5, 1, 1.0 / 3, 1)]
    [TestCase(2.5, 2, 2.0 / 3, 1)]
    [TestCase(1.5, 1, 1.0 / 3, 1.0 / 2)]
    [TestCase(3.5, 1, 1, 1)]
    public void Loss_free_by_hand(double alpha, double lambda, double weight, double bias)
    {
        using var model = Model.FromValues(new Network("affine", [new Linear("fc", 1, 1)]), ones(1, 2, dtype: float64), []);
        using var forget = new Samples(tensor(new[] { 3.0 }).view(1, 1), zeros(1, dtype: int64));
        using var retain = new Samples(zeros(2, 1, dtype: float64), zeros(2, dtype: int64));

        using var result = new LfssdCorrected(alpha, lambda).Unlearn(model, new ClassProblem(forget, retain, 2, Given.Recipe()), Given.Streams(1));

        Assert.That(result.Theta.Numbers(), Is.EqualTo(new[] { weight, bias }).Within(1e-15));
    }

    /// <summary>
    /// Two equal logits, so p = (1/2, 1/2) and the gradient of a sample is (-1/2, 1/2) x and (-1/2, 1/2), up to its sign.
    /// To forget x = 4: squares 4 and 1/4. To keep x = 0 three times: 0 and 1/4.
    /// Exact: omega = (4/4, 1/4), so the weights of 1 shrink to 1/4 and the biases stay.
    /// Published, all four in one batch: the mean gradient of a weight is 2/4, so omega = 1/4 and the weights shrink to
    /// 1/16. All labels are 0, so the gradients of a bias have one sign and the square of their mean is 1/4 again.
    /// </summary>
    [Test]
    public void Exact_and_published_by_hand()
    {
        using var model = Model.FromValues(
            new Network("affine", [new Linear("fc", 1, 2)]), tensor(new double[] { 1, 1, 2, 2 }).unsqueeze(0), []);
        using var forget = new Samples(tensor(new[] { 4.0 }).view(1, 1), zeros(1, dtype: int64));
        using var retain = new Samples(zeros(3, 1, dtype: float64), zeros(3, dtype: int64));
        var problem = new ClassProblem(forget, retain, 2, Given.Recipe());

        using var exact = new SsdCorrected(Alpha: 3).Unlearn(model, problem, Given.Streams(1));
        using var published = new SsdPublished(Alpha: 3, BatchSize: 4).Unlearn(model, problem, Given.Streams(1));

        Assert.That(exact.Theta.Numbers(), Is.EqualTo(new[] { 0.25, 0.25, 2, 2 }).Within(1e-15));
        Assert.That(published.Theta.Numbers(), Is.EqualTo(new[] { 0.0625, 0.0625, 2, 2 }).Within(1e-15));
    }

    [Test]
    public void Published_in_batches_of_one_is_the_corrected_form([Values("mlp", "cnn")] string name)
    {
        using var original = Given.Model(Given.Named(name), [1]);
        var problem = Forgetting.Problem();
        using var published = new SsdPublished(Alpha: 1, BatchSize: 1).Unlearn(original, problem, Given.Streams(1));
        using var corrected = new SsdCorrected(Alpha: 1).Unlearn(original, problem, Given.Streams(1));
        using var coarse = new SsdPublished(Alpha: 1, BatchSize: 4).Unlearn(original, problem, Given.Streams(1));

        // Importances differ by rounding only (1e-10, see BatchMeanTests), and so do the factors; weights are below 1.
        Assert.That(published.Everything(), Is.EqualTo(corrected.Everything()).Within(1e-10));
        Assert.That(coarse.Theta.Numbers(), Is.Not.EqualTo(corrected.Theta.Numbers()).Within(1e-3));
    }

    /// <summary>All of it in single precision, as the published code has it: sums in double precision change no more than a rounding.</summary>
    [Test]
    public void Published_is_the_published_quantity_in_single_precision([Values("mlp", "cnn")] string name)
    {
        using var original = Given.Model(Given.Named(name), [1], ScalarType.Float32);
        var problem = Forgetting.Problem(ScalarType.Float32);
        using var published = new SsdPublished(Alpha: 1, BatchSize: 4).Unlearn(original, problem, Given.Streams(1));

        using var everything = problem.Retain.Concat(problem.Forget);
        float[] forget = Importance(original, problem.Forget, "shuffle-forget"), all = Importance(original, everything, "shuffle");
        float[] theta = [.. original.Theta.Numbers().Select(w => (float)w)];
        float[] expected = [.. theta.Select((w, i) => forget[i] > all[i] ? w * MathF.Min(all[i] / forget[i], 1) : w)];
        Assert.That(expected.Zip(theta).Count(p => p.First != p.Second), Is.GreaterThan(20));
        Assert.That(published.Theta.Numbers(), Is.EqualTo(expected.Select(w => (double)w)).Within(1e-6));
    }

    // The mean of the squares of the batches' mean gradients.
    private static float[] Importance(Model original, Samples samples, string purpose)
    {
        using var model = original.Clone();
        long[][] batches = [.. Given.Streams(1).Permutation(purpose, 0, samples.Count).Numbers().Select(i => (long)i).Chunk(4)];
        float[] sum = new float[original.Network.Size];
        foreach (long[] rows in batches)
        {
            using var batch = samples.Rows(tensor(rows));
            model.Backward(Loss.CrossEntropy(model.Forward(batch.X), batch.Y, 1));
            double[] gradient = model.Gradient.Numbers();
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += (float)gradient[i] * (float)gradient[i];
            }
        }

        return [.. sum.Select(s => s / batches.Length)];
    }

    [Test]
    public void The_largest_threshold_gives_the_original_to_the_bit()
    {
        using var original = Given.Model(Given.Cnn(), [1], ScalarType.Float32);
        using var result = new SsdCorrected(Alpha: float.MaxValue).Unlearn(original, Forgetting.Problem(ScalarType.Float32), Given.Streams(1));

        Assert.That(result.Everything(), Is.EqualTo(original.Everything()));
    }
}
