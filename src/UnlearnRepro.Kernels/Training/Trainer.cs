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

    /// <summary>Trains a model from where it is, by a recipe's optimiser, schedule and number of epochs.</summary>
    internal static void Fit(Model model, Samples samples, Recipe recipe, Streams streams)
    {
        int steps = recipe.Epochs * Epochs.Steps(samples.Count, recipe.BatchSize);
        Epochs.Minimise(
            model,
            samples,
            recipe.Optimiser,
            recipe.Epochs,
            recipe.BatchSize,
            streams,
            (batch, _) => Loss.CrossEntropy(model.Forward(batch.X, training: true), batch.Y, batch.Lanes),
            step => recipe.LearningRate(step, steps));
    }
}
