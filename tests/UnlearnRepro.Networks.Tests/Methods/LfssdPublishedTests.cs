using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class LfssdPublishedTests : TorchFixture
{
    /// <summary>
    /// y = w x + b with w = b = 1; the gradient of f^2 is (2 f x, 2 f). To forget x = 3: (24, 8). To keep x = -3 and x = 0: (12, -4)
    /// and (0, 2). In one batch omega = (|24 + 12 + 0|, |8 - 4 + 2|) / 3 = (12, 2), so the ratios are 2 and 4. One by one the
    /// biases do not cancel: omega = (12, 14/3) and the ratios are 2 and 12/7.
    /// </summary>
    [TestCase(3, 3, 1, 1.0 / 4)]
    [TestCase(3, 1.8, 1.0 / 2, 1.0 / 4)]
    [TestCase(3, 5, 1, 1)]
    [TestCase(1, 1.8, 1.0 / 2, 1)]
    [TestCase(1, 1.5, 1.0 / 2, 7.0 / 12)]
    public void By_hand(int batchSize, double alpha, double weight, double bias)
    {
        using var model = Model.FromValues(new Network("affine", [new Linear("fc", 1, 1)]), ones(1, 2, dtype: float64), []);
        using var forget = new Samples(tensor(new[] { 3.0 }).view(1, 1), zeros(1, dtype: int64));
        using var retain = new Samples(tensor(new[] { -3.0, 0 }).view(2, 1), zeros(2, dtype: int64));

        using var result = new LfssdPublished(alpha, 1, batchSize).Unlearn(model, new ClassProblem(forget, retain, 2, Given.Recipe()), Given.Streams(1));

        Assert.That(result.Theta.Numbers(), Is.EqualTo(new[] { weight, bias }).Within(1e-15));
    }

    [Test]
    public void In_batches_of_one_it_is_the_corrected_form([Values("mlp", "cnn")] string name, [Values(1, 2)] int lanes)
    {
        int[] seeds = [.. Enumerable.Range(1, lanes)];
        using var original = Given.Model(Given.Named(name), seeds);
        var problem = Forgetting.Problem();
        using var published = new LfssdPublished(Alpha: 1, BatchSize: 1).Unlearn(original, problem, Given.Streams(seeds));
        using var corrected = new LfssdCorrected(Alpha: 1).Unlearn(original, problem, Given.Streams(seeds));
        using var coarse = new LfssdPublished(Alpha: 1, BatchSize: 4).Unlearn(original, problem, Given.Streams(seeds));

        // Sums in another order: importances differ by 1e-10 at most (see BatchMeanTests), and so do the factors; weights are below 1.
        Assert.That(published.Everything(), Is.EqualTo(corrected.Everything()).Within(1e-10));
        Assert.That(coarse.Theta.Numbers(), Is.Not.EqualTo(corrected.Theta.Numbers()).Within(1e-3));
    }

    [Test]
    public void Labels_do_not_matter()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        var problem = Forgetting.Problem();
        using var result = new LfssdPublished(Alpha: 1, BatchSize: 4).Unlearn(original, problem, Given.Streams(1));
        problem.Forget.Y.zero_();
        problem.Retain.Y.zero_();
        using var unlabelled = new LfssdPublished(Alpha: 1, BatchSize: 4).Unlearn(original, problem, Given.Streams(1));

        Assert.That(unlabelled.Everything(), Is.EqualTo(result.Everything()));
    }

    [TestCase(-1, 1, "Alpha")]
    [TestCase(1, -1, "Lambda")]
    public void A_negative_constant_is_refused(double alpha, double lambda, string name)
    {
        using var original = Given.Model(Given.Mlp(), [1]);
        Assert.That(
            () => new LfssdPublished(alpha, lambda).Unlearn(original, Forgetting.Problem(), Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo($"method LfssdPublished, {name}: expected at least 0, found -1"));
    }
}
