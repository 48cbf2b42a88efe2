using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Methods;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Tests.Methods;

/// <summary>Special cases in which one method is another, to the bit: they share batches, streams and batch norm's mode.</summary>
public class ReductionTests : TorchFixture
{
    [Test]
    public void NegGradPlus_that_weighs_only_the_retained_samples_is_Finetune([Values("mlp", "cnn")] string name, [Values(1, 2)] int lanes)
    {
        double[] plus = Run(name, lanes, new NegGradPlus(Alpha: 1, LearningRate: 0.05, Epochs: 2, BatchSize: 4));
        double[] finetune = Run(name, lanes, new Finetune(LearningRate: 0.05, Epochs: 2, BatchSize: 4));

        Assert.That(plus, Is.EqualTo(finetune));
        Assert.That(plus, Is.Not.EqualTo(Run(name, lanes, new NegGradPlus(Alpha: 0.99, LearningRate: 0.05, Epochs: 2, BatchSize: 4))));
    }

    [Test]
    public void NegGradPlus_tends_to_Finetune_as_alpha_tends_to_1()
    {
        double[] plus = Run("cnn", 1, new NegGradPlus(Alpha: 1 - 1e-9, LearningRate: 0.01, Epochs: 1, BatchSize: 4));
        double[] finetune = Run("cnn", 1, new Finetune(LearningRate: 0.01, Epochs: 1, BatchSize: 4));

        // 4 steps of 0.01 (velocities up to 3.5 gradients) times 1e-9 times gradients of size 10.
        Assert.That(plus, Is.EqualTo(finetune).Within(1e-8).And.Not.EqualTo(finetune));
    }

    /// <summary>The weight decay is a part of the gradient and therefore also times the learning rate of 0. Batch norm still sees the batches.</summary>
    [Test]
    public void Finetune_without_a_learning_rate_moves_nothing_but_batch_norms_buffers([Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        using var original = Given.Model(Given.Cnn(), [1], dtype);
        using var tuned = new Finetune(LearningRate: 0).Unlearn(original, Given.Problem(dtype), Given.Streams(1));

        Assert.That(tuned.Theta.Numbers(), Is.EqualTo(original.Theta.Numbers()));
        Assert.That(tuned.State("bn1.running_mean"), Is.Not.EqualTo(original.State("bn1.running_mean")));
    }

    [Test]
    public void Finetune_takes_the_step_of_momentum_and_decay()
    {
        // One epoch of one batch is one step from a velocity of 0: theta - lr (g + wd theta).
        using var original = Given.Model(Given.Mlp(), [1]);
        var problem = Given.Problem();
        using var tuned = new Finetune(LearningRate: 0.1, Epochs: 1, BatchSize: 13).Unlearn(original, problem, Given.Streams(1));

        using var scratch = original.Clone();
        scratch.Backward(Loss.CrossEntropy(scratch.Forward(problem.Retain.X), problem.Retain.Y, 1));
        double[] expected = [.. original.Theta.Numbers().Zip(scratch.Gradient.Numbers(), (w, g) => w - (0.1 * (g + (5e-4 * w))))];
        Assert.That(tuned.Theta.Numbers(), Is.EqualTo(expected).Within(1e-14));
    }

    [Test]
    public void NegGradPlus_descends_on_what_stays_and_ascends_on_what_goes()
    {
        // One step again: the gradient is a g_r - (1 - a) g_f.
        using var original = Given.Model(Given.Mlp(), [1]);
        var problem = Given.Problem();
        using var result = new NegGradPlus(Alpha: 0.75, LearningRate: 0.1, Epochs: 1, BatchSize: 13).Unlearn(original, problem, Given.Streams(1));

        double[] retain = GradientOn(problem.Retain), forget = GradientOn(problem.Forget);
        double[] expected = [.. original.Theta.Numbers().Select((w, i) => w - (0.1 * ((0.75 * retain[i]) - (0.25 * forget[i]) + (5e-4 * w))))];
        Assert.That(result.Theta.Numbers(), Is.EqualTo(expected).Within(1e-14));

        double[] GradientOn(Samples samples)
        {
            using var scratch = original.Clone();
            scratch.Backward(Loss.CrossEntropy(scratch.Forward(samples.X), samples.Y, 1));
            return scratch.Gradient.Numbers();
        }
    }

    private static double[] Run(string name, int lanes, IUnlearningMethod method)
    {
        using var original = Given.Model(Given.Named(name), [.. Enumerable.Range(1, lanes)]);
        using var result = method.Unlearn(original, Given.Problem(), Given.Streams([.. Enumerable.Range(5, lanes)]));
        return result.Everything();
    }
}
