using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

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

    /// <summary>Its weights; batch norm's averages have seen D_f as soon as alpha is not 1.</summary>
    [Test]
    public void NegGradPlus_tends_to_Finetune_as_alpha_tends_to_1()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        using var plus = new NegGradPlus(Alpha: 1 - 1e-9, LearningRate: 0.01, Epochs: 1, BatchSize: 4).Unlearn(original, Forgetting.Problem(), Given.Streams(5));
        using var finetune = new Finetune(LearningRate: 0.01, Epochs: 1, BatchSize: 4).Unlearn(original, Forgetting.Problem(), Given.Streams(5));

        // 4 steps of 0.01 (velocities up to 3.5 gradients) times 1e-9 times gradients of size 10.
        double[] expected = finetune.Theta.Numbers();
        Assert.That(plus.Theta.Numbers(), Is.EqualTo(expected).Within(1e-8).And.Not.EqualTo(expected));
    }

    /// <summary>The weight decay is a part of the gradient and therefore also times the learning rate of 0. Batch norm still sees the batches.</summary>
    [Test]
    public void Finetune_without_a_learning_rate_moves_nothing_but_batch_norms_buffers([Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        using var original = Given.Model(Given.Cnn(), [1], dtype);
        using var tuned = new Finetune(LearningRate: 0).Unlearn(original, Forgetting.Problem(dtype), Given.Streams(1));

        Assert.That(tuned.Theta.Numbers(), Is.EqualTo(original.Theta.Numbers()));
        Assert.That(tuned.State("bn1.running_mean"), Is.Not.EqualTo(original.State("bn1.running_mean")));
    }

    [Test]
    public void RandomLabels_trains_in_batch_norms_training_mode()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        using var result = new RandomLabels(LearningRate: 0, BatchSize: 4).Unlearn(original, Forgetting.Problem(), Given.Streams(1));

        Assert.That(result.Theta.Numbers(), Is.EqualTo(original.Theta.Numbers()));
        Assert.That(result.State("bn1.running_mean"), Is.Not.EqualTo(original.State("bn1.running_mean")));
    }

    /// <summary>At a learning rate of 0 only the forward passes remain: one over D_f, then one over D_r, each in one batch.</summary>
    [Test]
    public void SuccessiveRandomLabels_trains_in_batch_norms_training_mode_on_both_sets()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        using var result = new SuccessiveRandomLabels(LearningRate: 0, Epochs: 1, BatchSize: 20).Unlearn(original, Forgetting.Problem(), Given.Streams(1));

        using var seen = original.Clone();
        seen.Forward(Forgetting.Problem().Forget.X, training: true);
        seen.Forward(Forgetting.Problem().Retain.X, training: true);
        Assert.That(result.Everything(), Is.EqualTo(seen.Everything()).Within(1e-14));
    }

    /// <summary>At a learning rate of 0 only the forward passes remain: one over D_r and then one over D_f, in every one of the two epochs.</summary>
    [Test]
    public void NegGradPlus_trains_in_batch_norms_training_mode_on_both_sets()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        using var result = new NegGradPlus(LearningRate: 0, Epochs: 2, BatchSize: 20).Unlearn(original, Forgetting.Problem(), Given.Streams(1));

        using var seen = original.Clone();
        foreach (var samples in (Samples[])[Forgetting.Problem().Retain, Forgetting.Problem().Forget, Forgetting.Problem().Retain, Forgetting.Problem().Forget])
        {
            seen.Forward(samples.X, training: true);
        }

        Assert.That(result.Everything(), Is.EqualTo(seen.Everything()).Within(1e-14));
    }

    [Test]
    public void L1Sparse_without_a_penalty_is_Finetune([Values("mlp", "cnn")] string name, [Values(1, 2)] int lanes)
    {
        var sparse = new L1Sparse(Gamma: 0, LearningRate: 0.05, Epochs: 2, BatchSize: 4);

        Assert.That(Run(name, lanes, sparse), Is.EqualTo(Run(name, lanes, new Finetune(LearningRate: 0.05, Epochs: 2, BatchSize: 4))));
        Assert.That(Run(name, lanes, sparse), Is.Not.EqualTo(Run(name, lanes, sparse with { Gamma = 1e-3 })));
    }

    [Test]
    public void CFk_over_every_layer_is_Finetune_and_EUk_is_Retrain([Values("mlp", "cnn")] string name, [Values(1, 2)] int lanes)
    {
        int all = name == "mlp" ? 2 : 3;

        Assert.That(
            Run(name, lanes, new CFk(all, LearningRate: 0.05, Epochs: 2, BatchSize: 4)),
            Is.EqualTo(Run(name, lanes, new Finetune(LearningRate: 0.05, Epochs: 2, BatchSize: 4))));
        Assert.That(Run(name, lanes, new EUk(all)), Is.EqualTo(Run(name, lanes, new Retrain())));
    }

    [Test]
    public void SalUn_of_all_weights_is_SuccessiveRandomLabels([Values("mlp", "cnn")] string name, [Values(1, 2)] int lanes)
    {
        double[] labels = Run(name, lanes, new SuccessiveRandomLabels(LearningRate: 0.05, Epochs: 2, BatchSize: 4));

        Assert.That(Run(name, lanes, new SalUn(Tau: 1, LearningRate: 0.05, Epochs: 2, BatchSize: 4)), Is.EqualTo(labels));
        Assert.That(Run(name, lanes, new SalUn(Tau: 0.9, LearningRate: 0.05, Epochs: 2, BatchSize: 4)), Is.Not.EqualTo(labels));
    }

    /// <summary>With one sample to forget and one batch to keep both take the same steps; batch norm's averages would have seen both sets.</summary>
    [Test]
    public void NegGradPlus_that_weighs_only_the_sample_to_forget_is_NegGrad()
    {
        var problem = new ClassProblem(Given.Samples(11, 1), Forgetting.Problem().Retain, 3, Given.Recipe());
        using var original = Given.Model(Given.Mlp(), [1]);
        using var plus = new NegGradPlus(Alpha: 0, LearningRate: 0.05, Epochs: 3, BatchSize: 13).Unlearn(original, problem, Given.Streams(1));
        using var ascent = new NegGrad(LearningRate: 0.05, Epochs: 3).Unlearn(original, problem, Given.Streams(1));

        Assert.That(ascent.Everything(), Is.EqualTo(plus.Everything()));
    }

    [Test]
    public void NegGrad_ascends_in_batch_norms_training_mode()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        using var result = new NegGrad(LearningRate: 0).Unlearn(original, Forgetting.Problem(), Given.Streams(1));

        Assert.That(result.State("bn1.running_mean"), Is.Not.EqualTo(original.State("bn1.running_mean")));
    }

    private static double[] Run(string name, int lanes, IUnlearningMethod<ClassProblem> method)
    {
        using var original = Given.Model(Given.Named(name), [.. Enumerable.Range(1, lanes)]);
        using var result = method.Unlearn(original, Forgetting.Problem(), Given.Streams([.. Enumerable.Range(5, lanes)]));
        return result.Everything();
    }
}
