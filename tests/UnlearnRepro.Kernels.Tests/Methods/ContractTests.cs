using UnlearnRepro.Kernels.Methods;

namespace UnlearnRepro.Kernels.Tests.Methods;

/// <summary>What every method of the kernels promises, on a network with batch norm.</summary>
[TestFixtureSource(typeof(Every), nameof(Every.Method))]
public class ContractTests(IUnlearningMethod method) : TorchFixture
{
    [Test]
    public void A_lane_is_unlearned_as_it_would_be_alone()
    {
        var (three, problem) = Given.Trained(Given.Cnn(), [1, 2, 3]);
        using var unlearned = method.Unlearn(three, problem, Given.Streams(11, 12, 13));

        Assert.That(unlearned.Lanes, Is.EqualTo(3));
        for (int lane = 0; lane < 3; lane++)
        {
            var (original, ownProblem) = Given.Trained(Given.Cnn(), [lane + 1]);
            using var solo = method.Unlearn(original, ownProblem, Given.Streams(11 + lane));
            Assert.That(unlearned.Lane(lane).Everything(), Is.EqualTo(solo.Everything()).Within(1e-9), $"lane {lane}");
        }
    }

    [Test]
    public void The_seeds_it_declares_are_the_seeds_it_uses()
    {
        var (original, problem) = Given.Trained(Given.Cnn(), [1]);
        using var first = method.Unlearn(original, problem, Given.Streams(1));
        using var again = method.Unlearn(original, problem, Given.Streams(1));
        using var other = method.Unlearn(original, problem, Given.Streams(2));

        Assert.That(again.Everything(), Is.EqualTo(first.Everything()));
        Assert.That(
            other.Everything(),
            method.Randomness == Randomness.None ? Is.EqualTo(first.Everything()) : Is.Not.EqualTo(first.Everything()));
    }

    [Test]
    public void A_method_that_only_names_retraining_seeds_takes_nothing_of_the_original_and_others_do()
    {
        var (original, problem) = Given.Trained(Given.Cnn(), [1]);
        var (another, anotherProblem) = Given.Trained(Given.Cnn(), [2]);
        using var first = method.Unlearn(original, problem, Given.Streams(1));
        using var second = method.Unlearn(another, anotherProblem, Given.Streams(1));

        Assert.That(
            second.Everything(),
            method.Randomness == Randomness.Retraining ? Is.EqualTo(first.Everything()) : Is.Not.EqualTo(first.Everything()));
    }

    [Test]
    public void The_result_is_another_model_and_neither_the_original_nor_the_samples_change()
    {
        var (original, problem) = Given.Trained(Given.Cnn(), [1]);
        double[] model = original.Everything();
        double[][] samples = [.. Tensors().Select(t => t.Numbers())];

        using var unlearned = method.Unlearn(original, problem, Given.Streams(1));
        Assert.That(
            unlearned.Theta.Numbers(),
            method is Original ? Is.EqualTo(original.Theta.Numbers()) : Is.Not.EqualTo(original.Theta.Numbers()));
        unlearned.Theta.zero_();

        Assert.That(original.Everything(), Is.EqualTo(model));
        Assert.That(Tensors().Select(t => t.Numbers()), Is.EqualTo(samples));

        Tensor[] Tensors() =>
        [
            problem.Forget.X, problem.Forget.Y, problem.Retain.X, problem.Retain.Y,
            problem.Validation!.X, problem.Validation.Y, problem.History!.Data.X, problem.History.Data.Y, problem.History.Forgotten,
        ];
    }

    [Test]
    public void The_result_is_finite_and_in_the_originals_precision([Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        var (original, problem) = Given.Trained(Given.Cnn(), [1], dtype);
        using var unlearned = method.Unlearn(original, problem, Given.Streams(1));

        Assert.That(unlearned.Theta.dtype, Is.EqualTo(dtype));
        Assert.That(unlearned.Everything(), Is.All.Matches<double>(double.IsFinite));
    }
}
