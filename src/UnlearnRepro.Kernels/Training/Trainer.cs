using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;

namespace UnlearnRepro.Kernels.Training;

/// <summary>Trains from scratch: M_o on D, or M_r on D_r.</summary>
public static class Trainer
{
    /// <summary>Fresh models, one per lane, trained by <paramref name="recipe"/> with cross-entropy.</summary>
    public static Model Train(Network network, Samples samples, Recipe recipe, Streams streams)
    {
        var model = Model.Initialise(network, streams, samples.X.device, samples.X.dtype);
        Fit(model, samples, recipe, streams);
        return model;
    }

    /// <summary>Trains a model from where it is, by a recipe's optimiser, schedule, number of epochs and augmentation.</summary>
    public static void Fit(Model model, Samples samples, Recipe recipe, Streams streams)
    {
        int each = Descent.Steps(samples.Count, recipe.BatchSize), steps = recipe.Epochs * each;
        Descent.MinimiseByEpoch(
            model, samples, recipe.Optimiser, recipe.Epochs, recipe.BatchSize, streams, LossOf, step => recipe.LearningRate(step, steps));

        Func<Batch, int, Tensor> LossOf(int epoch)
        {
            var changes = recipe.Augmentation?.Draw(streams, epoch, samples);
            return (batch, step) =>
            {
                var x = changes?.Apply(batch.X, (long)(step % each) * recipe.BatchSize) ?? batch.X;
                return Loss.CrossEntropy(model.Forward(x, training: true), batch.Y, batch.Lanes);
            };
        }
    }
}
