using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class AmnesiacTests : TorchFixture
{
    private static readonly Recipe Pairs = Given.Recipe() with { BatchSize = 3 };

    /// <summary>
    /// 20 samples of which the first 7 go, in batches of 3: training by hand, with momentum, weight decay and the schedule, and the
    /// sum of the updates that had one of the 7.
    /// </summary>
    [Test]
    public void Takes_back_the_updates_that_saw_a_forgotten_sample()
    {
        var (original, problem) = Forgetting.Trained(SoftmaxRegression.Network(), [1], recipe: Pairs);
        var plain = new SoftmaxRegression(
            [.. Given.Streams(1).Uniform("init", 0, 192, 1 / 8.0).Numbers(), .. Given.Streams(1).Uniform("init", 1, 3, 1 / 8.0).Numbers()]);
        var samples = SoftmaxRegression.Read(problem.History!.Data).Index().ToArray();
        double[] taken = new double[195];
        int step = 0, spared = 0;
        for (int epoch = 0; epoch < 3; epoch++)
        {
            foreach (var batch in SoftmaxRegression.Batches(samples, "shuffle", epoch, 3))
            {
                double[] before = [.. plain.Theta];
                plain.Step(plain.CrossEntropy([.. batch.Select(s => s.Item)]), Pairs.LearningRate(step++, 21));
                if (batch.Any(s => s.Index < 7))
                {
                    taken = [.. taken.Zip(plain.Theta.Zip(before, (a, b) => a - b), (t, d) => t + d)];
                }
                else
                {
                    spared++;
                }
            }
        }

        Assert.That(spared, Is.InRange(3, 18), "steps of both kinds");
        Assert.That(original.Theta.Numbers(), Is.EqualTo(plain.Theta).Within(1e-13));

        using var result = new Amnesiac().Unlearn(original, problem, Given.Streams(9));
        Assert.That(result.Theta.Numbers(), Is.EqualTo(plain.Theta.Zip(taken, (w, t) => w - t)).Within(1e-13));
    }

    /// <summary>In batches of all 20 every step saw them: what remains is the fresh start, but for batch norm's averages.</summary>
    [Test]
    public void Where_every_step_saw_them_the_initial_weights_are_left([Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        var (original, problem) = Forgetting.Trained(Given.Cnn(), [1, 2], dtype, Given.Recipe() with { BatchSize = 20 });
        using var result = new Amnesiac().Unlearn(original, problem, Given.Streams(9, 10));
        using var fresh = Model.Initialise(original.Network, Given.Streams(1, 2), dtype: dtype);

        Assert.That(result.Theta.Numbers(), Is.EqualTo(fresh.Theta.Numbers()).Within(1e-15).And.Not.EqualTo(original.Theta.Numbers()).Within(1e-3));
        Assert.That(result.State("bn1.running_var", 1), Is.EqualTo(original.State("bn1.running_var", 1)));
    }

    /// <summary>Lanes shuffle by themselves, so that a step may count in one and not in another; Adam's updates are as good.</summary>
    [Test]
    public void Each_lane_takes_back_its_own_steps()
    {
        var recipe = new Recipe(new Adam(0.01), Epochs: 3, BatchSize: 2);
        var (two, both) = Forgetting.Trained(Given.Mlp(), [1, 2], recipe: recipe);
        using var result = new Amnesiac().Unlearn(two, both, Given.Streams(9, 10));
        for (int lane = 0; lane < 2; lane++)
        {
            var (original, problem) = Forgetting.Trained(Given.Mlp(), [lane + 1], recipe: recipe);
            using var solo = new Amnesiac().Unlearn(original, problem, Given.Streams(9));
            Assert.That(result.Lane(lane).Theta.Numbers(), Is.EqualTo(solo.Theta.Numbers()).Within(1e-9));
        }
    }

    [Test]
    public void A_repair_is_finetuning_and_draws_its_order()
    {
        var (original, problem) = Forgetting.Trained(Given.Cnn(), [1], recipe: Pairs);
        var method = new Amnesiac(RepairEpochs: 2, LearningRate: 0.05, BatchSize: 4);
        using var bare = new Amnesiac().Unlearn(original, problem, Given.Streams(5));
        using var repaired = method.Unlearn(original, problem, Given.Streams(5));
        using var tuned = new Finetune(0.05, 2, 4).Unlearn(bare, problem, Given.Streams(5));

        Assert.That(repaired.Everything(), Is.EqualTo(tuned.Everything()));
        Assert.That((method.Randomness, new Amnesiac().Randomness), Is.EqualTo((Randomness.Order, Randomness.None)));
    }

    [Test]
    public void A_history_that_is_missing_or_another_models_is_refused()
    {
        var (original, problem) = Forgetting.Trained(Given.Cnn(), [1]);
        var (another, _) = Forgetting.Trained(Given.Cnn(), [2]);
        var moved = original.Clone();
        moved.Buffer(moved.Network.Buffers[0]).add_(1e-12);

        Assert.That(
            () => new Amnesiac().Unlearn(original, Forgetting.Problem(), Given.Streams(1)),
            Throws.ArgumentException.With.Message.EqualTo("method Amnesiac: expected the history of the training, found none"));
        foreach (var other in new[] { another, moved })
        {
            Assert.That(
                () => new Amnesiac().Unlearn(other, problem, Given.Streams(1)),
                Throws.ArgumentException.With.Message.EqualTo("method Amnesiac: expected a history that ends in M_o to the bit, found another model's"));
        }

        using var lanes = Given.Model(Given.Cnn(), [1, 2]);
        Assert.That(
            () => new Amnesiac().Unlearn(lanes, problem, Given.Streams(1, 2)), Throws.ArgumentException.With.Message.Contains("2, found 1"));
    }
}
