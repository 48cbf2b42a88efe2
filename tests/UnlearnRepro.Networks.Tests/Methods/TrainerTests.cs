using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class TrainerTests : TorchFixture
{
    [Test]
    public void A_lane_trains_as_it_would_alone([Values("mlp", "cnn")] string name)
    {
        using var samples = Given.Samples(3, 21);
        using var three = Trainer.Train(Given.Named(name), samples, Given.Recipe(), Given.Objective, Given.Streams(1, 2, 3));

        for (int lane = 0; lane < 3; lane++)
        {
            using var solo = Trainer.Train(Given.Named(name), samples, Given.Recipe(), Given.Objective, Given.Streams(lane + 1));
            Assert.That(three.Lane(lane).Everything(), Is.EqualTo(solo.Everything()).Within(1e-9), $"lane {lane}");
        }
    }

    [Test]
    public void The_same_streams_give_the_same_bits_and_other_streams_another_model(
        [Values("mlp", "cnn")] string name, [Values(ScalarType.Float32, ScalarType.Float64)] ScalarType dtype)
    {
        using var samples = Given.Samples(3, 21, dtype);
        using var first = Trainer.Train(Given.Named(name), samples, Given.Recipe(), Given.Objective, Given.Streams(1));
        using var again = Trainer.Train(Given.Named(name), samples, Given.Recipe(), Given.Objective, Given.Streams(1));
        using var other = Trainer.Train(Given.Named(name), samples, Given.Recipe(), Given.Objective, Given.Streams(2));

        Assert.That(again.Everything(), Is.EqualTo(first.Everything()));
        Assert.That(other.Everything(), Is.Not.EqualTo(first.Everything()));
        Assert.That(first.Theta.dtype, Is.EqualTo(dtype));
    }

    [Test]
    public void Training_learns_its_samples([Values("mlp", "cnn")] string name)
    {
        using var samples = Given.Samples(3, 21);
        using var model = Trainer.Train(Given.Named(name), samples, Given.Recipe() with { Epochs = 60 }, Given.Objective, Given.Streams(1));

        // 21 samples with random labels in 64 dimensions can be told apart; guessing gets a third right.
        double right = model.Forward(samples.X).argmax(1).eq(samples.Y).to(float64).mean().item<double>();
        Assert.That(right, Is.GreaterThan(0.8));
    }

    /// <summary>Numbers of tokens are whole; weights are not.</summary>
    [Test]
    public void Tokens_are_learned_by_weights_in_single_precision_unless_another_is_asked_for([Values(null, ScalarType.Float64)] ScalarType? dtype)
    {
        using var samples = TokenWorld.Samples(0, 14);
        using var model = Trainer.Train(TokenWorld.Network(), samples, TokenWorld.Recipe(epochs: 60), TokenWorld.Objective, Given.Streams(1), dtype);
        var batch = samples.Slice(0, 14, lanes: 1);

        Assert.That(model.Theta.dtype, Is.EqualTo(dtype ?? ScalarType.Float32));
        Assert.That(TokenWorld.Objective.Wrong(model.Forward(batch.X), batch).mean().item<double>(), Is.LessThan(0.1), "guessing is wrong in 7 of 8");
    }

    /// <summary>What a problem's loss is: the objective's mean, with batch norm in either mode.</summary>
    [Test]
    public void A_problem_has_the_loss_that_its_model_was_trained_by([Values] bool training)
    {
        using var model = Given.Model(Given.Cnn(), [1]);
        using var twin = model.Clone();
        var problem = Forgetting.Problem();
        var batch = problem.Forget.Slice(0, 7, lanes: 1);
        double loss = problem.Loss(model, batch, training).item<double>();

        Assert.That(loss, Is.EqualTo(Loss.CrossEntropy(twin.Forward(batch.X, training), batch.Y, 1).item<double>()));
        Assert.That(model.Everything(), Is.EqualTo(twin.Everything()));
        Assert.That(model.Everything().SequenceEqual(Given.Model(Given.Cnn(), [1]).Everything()), Is.EqualTo(!training), "batch norm's averages stay");
    }

    [Test]
    public void Every_step_takes_the_rate_of_the_schedule_along_the_gradient()
    {
        // Two epochs of one batch: theta - rate g, twice, with rates that differ by a factor of 5.8.
        using var samples = Given.Samples(3, 21);
        var recipe = new Recipe(new Sgd(0.1), Epochs: 2, BatchSize: 21);
        using var trained = Trainer.Train(Given.Mlp(), samples, recipe, Given.Objective, Given.Streams(1));

        using var model = Model.Initialise(Given.Mlp(), Given.Streams(1), dtype: ScalarType.Float64);
        foreach (double rate in new[] { 0.05 * (1 + Math.Sqrt(0.5)), 0.05 * (1 - Math.Sqrt(0.5)) })
        {
            model.Backward(Loss.CrossEntropy(model.Forward(samples.X), samples.Y, 1));
            model.Theta.copy_(tensor([.. model.Theta.Numbers().Zip(model.Gradient.Numbers(), (w, g) => w - (rate * g))]).unsqueeze(0));
        }

        Assert.That(trained.Theta.Numbers(), Is.EqualTo(model.Theta.Numbers()).Within(1e-13));
    }

    [Test]
    public void The_samples_are_left_as_they_were()
    {
        using var samples = Given.Samples(3, 21);
        double[] x = samples.X.Numbers(), y = samples.Y.Numbers();

        using var model = Trainer.Train(Given.Cnn(), samples, Given.Recipe(), Given.Objective, Given.Streams(1));

        Assert.That(samples.X.Numbers(), Is.EqualTo(x));
        Assert.That(samples.Y.Numbers(), Is.EqualTo(y));
    }

    [Test]
    public void Trainings_side_by_side_give_the_bits_of_trainings_one_after_another()
    {
        using var samples = Given.Samples(3, 21, ScalarType.Float32);
        double[][] serial = [.. Enumerable.Range(0, 6).Select(Train)];
        double[][] parallel = new double[6][];
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 3 }, seed => parallel[seed] = Train(seed));

        Assert.That(parallel, Is.EqualTo(serial));

        double[] Train(int seed)
        {
            using var model = Trainer.Train(Given.Cnn(), samples, Given.Recipe(), Given.Objective, Given.Streams(seed));
            return model.Everything();
        }
    }
}
