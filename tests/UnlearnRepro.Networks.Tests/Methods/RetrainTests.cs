using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

public class RetrainTests : TorchFixture
{
    [Test]
    public void No_weight_of_the_original_survives_in_any_layer()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        var problem = Forgetting.Problem(recipe: new(new Sgd(0), Epochs: 1, BatchSize: 13));
        using var fresh = new Retrain().Unlearn(original, problem, Given.Streams(1));

        // Without steps (rate 0) what is left is the fresh start itself.
        foreach (var parameter in original.Network.Parameters)
        {
            Assert.That(fresh.Part(parameter.Name).Intersect(original.Part(parameter.Name)), Is.Empty, parameter.Name);
        }

        Assert.That(fresh.Part("bn1.weight"), Is.All.EqualTo(1));
    }

    [Test]
    public void Batch_norms_buffers_start_anew()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        original.Buffer(original.Network.Buffers[0]).fill_(1e6);
        using var fresh = new Retrain().Unlearn(original, Forgetting.Problem(), Given.Streams(1));

        Assert.That(fresh.State("bn1.running_mean"), Is.All.InRange(-10, 10));
    }

    [Test]
    public void Retrain_is_the_training_recipe_on_what_stays()
    {
        using var original = Given.Model(Given.Cnn(), [1]);
        var problem = Forgetting.Problem();
        using var retrained = new Retrain().Unlearn(original, problem, Given.Streams(4));
        using var trained = Trainer.Train(original.Network, problem.Retain, problem.Recipe, Given.Objective, Given.Streams(4));

        Assert.That(retrained.Everything(), Is.EqualTo(trained.Everything()));
    }
}
