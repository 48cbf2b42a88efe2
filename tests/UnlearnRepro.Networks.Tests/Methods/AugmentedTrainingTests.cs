using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class AugmentedTrainingTests : TorchFixture
{
    private static readonly Augmentation Small = new(Channels: 1, Height: 8, Width: 8, Padding: 1);

    private static Recipe Augmented => Given.Recipe() with { Augmentation = Small };

    /// <summary>Keys of results from before there was augmentation.</summary>
    [Test]
    public void A_recipe_without_augmentation_prints_as_it_always_did()
    {
        Assert.That(
            new Recipe(new Sgd(0.1, 0.9, 5e-4), Epochs: 30, BatchSize: 64, Warmup: 0.1).ToString(),
            Is.EqualTo("Recipe { Optimiser = Sgd { LearningRate = 0.1, Momentum = 0.9, WeightDecay = 0.0005 }, Epochs = 30, BatchSize = 64, Warmup = 0.1 }"));
        Assert.That(
            Augmented.ToString(),
            Does.EndWith("Warmup = 0.2, Augmentation = Augmentation { Flip = True, Channels = 1, Height = 8, Width = 8, Padding = 1, Rotation = 15 } }"));
    }

    [Test]
    public void A_lane_trains_as_it_would_alone_and_again_to_the_bit()
    {
        using var samples = Given.Samples(3, 21);
        using var two = Trainer.Train(Given.Cnn(), samples, Augmented, Given.Objective, Given.Streams(1, 2));
        for (int lane = 0; lane < 2; lane++)
        {
            using var solo = Trainer.Train(Given.Cnn(), samples, Augmented, Given.Objective, Given.Streams(lane + 1));
            using var again = Trainer.Train(Given.Cnn(), samples, Augmented, Given.Objective, Given.Streams(lane + 1));
            Assert.That(two.Lane(lane).Everything(), Is.EqualTo(solo.Everything()).Within(1e-9), $"lane {lane}");
            Assert.That(again.Everything(), Is.EqualTo(solo.Everything()));
        }
    }

    /// <summary>Without augmentation training is the loop that it was; with one that can change nothing it is the same to the bit.</summary>
    [Test]
    public void Training_without_augmentation_is_what_it_was()
    {
        using var samples = Given.Samples(3, 21, ScalarType.Float32);
        var recipe = Given.Recipe();
        using var plain = Trainer.Train(Given.Cnn(), samples, recipe, Given.Objective, Given.Streams(1));
        using var idle = Trainer.Train(Given.Cnn(), samples, recipe with { Augmentation = new(1, 8, 8, Padding: 0, Flip: false, Rotation: 0) }, Given.Objective, Given.Streams(1));
        using var augmented = Trainer.Train(Given.Cnn(), samples, Augmented, Given.Objective, Given.Streams(1));

        using var loop = Model.Initialise(Given.Cnn(), Given.Streams(1));
        Descent.Minimise(
            loop, samples, recipe.Optimiser, recipe.Epochs, recipe.BatchSize, Given.Streams(1),
            (batch, _) => Loss.CrossEntropy(loop.Forward(batch.X, training: true), batch.Y, batch.Lanes),
            step => recipe.LearningRate(step, 9));

        Assert.That(plain.Everything(), Is.EqualTo(loop.Everything()));
        Assert.That(idle.Everything(), Is.EqualTo(plain.Everything()));
        Assert.That(augmented.Everything(), Is.Not.EqualTo(plain.Everything()));
    }

    /// <summary>Each image gets its own draw in every batch: one step by hand on the last, smaller batch of the second epoch.</summary>
    [Test]
    public void Every_batch_is_changed_by_its_own_part_of_the_draws()
    {
        // A rate of 0 but for ever the same model: the batch norm's averages tell what the model saw.
        using var samples = Given.Samples(3, 21);
        var recipe = new Recipe(new Sgd(0), Epochs: 2, BatchSize: 8) { Augmentation = Small };
        using var trained = Trainer.Train(Given.Cnn(), samples, recipe, Given.Objective, Given.Streams(1));

        using var model = Model.Initialise(Given.Cnn(), Given.Streams(1), dtype: ScalarType.Float64);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            var order = Given.Streams(1).Permutation("shuffle", epoch, 21);
            var seen = Small.Draw(Given.Streams(1), epoch, samples).Apply(samples.Gather(order).X, 0);
            foreach (var (start, count) in new[] { (0, 8), (8, 8), (16, 5) })
            {
                model.Forward(seen.narrow(0, start, count), training: true);
            }
        }

        Assert.That(trained.Everything(), Is.EqualTo(model.Everything()).Within(1e-12));
    }

    /// <summary>Retrain is training on D_r, and Amnesiac finds its M_o again, which it checks to the bit.</summary>
    [Test]
    public void Methods_that_train_by_the_recipe_augment_too()
    {
        var (original, problem) = Forgetting.Trained(Given.Cnn(), [1], recipe: Augmented);
        using var _ = original;
        using var retrained = new Retrain().Unlearn(original, problem, Given.Streams(5));
        using var trained = Trainer.Train(Given.Cnn(), problem.Retain, Augmented, Given.Objective, Given.Streams(5));
        using var whole = new EUk(K: 3).Unlearn(original, problem, Given.Streams(5));
        using var taken = new Amnesiac().Unlearn(original, problem, Given.Streams(5));

        Assert.That(retrained.Everything(), Is.EqualTo(trained.Everything()));
        Assert.That(whole.Everything(), Is.EqualTo(trained.Everything()));
        Assert.That(taken.Everything(), Is.Not.EqualTo(original.Everything()));
    }
}
