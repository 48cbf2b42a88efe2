using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Training;

/// <summary>Trains from scratch: M_o on D, or M_r on D_r.</summary>
public static class Trainer
{
    /// <summary>Fresh models, one per lane, that minimise <paramref name="objective"/> by <paramref name="recipe"/>.</summary>
    /// <param name="network">The architecture.</param>
    /// <param name="samples">What is trained on; the models are on their device.</param>
    /// <param name="recipe">The optimiser, its schedule and the number of epochs.</param>
    /// <param name="objective">What the network learns to do.</param>
    /// <param name="streams">The training seeds, one source per lane.</param>
    /// <param name="dtype">The precision of the weights; null for that of the inputs, and float32 where inputs are whole numbers, as tokens are.</param>
    public static Model Train(Network network, Samples samples, Recipe recipe, Objective objective, Streams streams, ScalarType? dtype = null)
    {
        var precision = dtype ?? (samples.X.is_floating_point() ? samples.X.dtype : ScalarType.Float32);
        var model = Model.Initialise(network, streams, samples.X.device, precision);
        Fit(model, samples, recipe, objective, streams);
        return model;
    }

    /// <summary>Trains a model from where it is, by a recipe's optimiser, schedule, number of epochs and augmentation.</summary>
    public static void Fit(Model model, Samples samples, Recipe recipe, Objective objective, Streams streams)
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
                return objective.Mean(model.Forward(x, training: true), batch);
            };
        }
    }
}
