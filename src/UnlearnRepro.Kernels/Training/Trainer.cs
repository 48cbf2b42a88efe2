using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;

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

    /// <summary>
    /// Trains a model from where it is, by a recipe's optimiser, schedule, number of epochs and augmentation; otherwise the loop
    /// of <see cref="Epochs.Minimise"/>.
    /// </summary>
    internal static void Fit(Model model, Samples samples, Recipe recipe, Streams streams)
    {
        int each = Epochs.Steps(samples.Count, recipe.BatchSize), steps = recipe.Epochs * each;
        streams.RequireLanes(model.Lanes);
        using var state = recipe.Optimiser.For(model);
        for (int epoch = 0; epoch < recipe.Epochs; epoch++)
        {
            using var scope = TensorScope.Begin();
            var order = Epochs.Order(streams, epoch, samples.Count);
            var changes = recipe.Augmentation?.Draw(streams, epoch, samples);
            Epochs.Pass(state, samples, order, recipe.BatchSize, Loss, step => recipe.LearningRate(step, steps));

            Tensor Loss(Batch batch, int step)
            {
                var x = changes?.Apply(batch.X, (long)(step % each) * recipe.BatchSize) ?? batch.X;
                return Losses.Loss.CrossEntropy(model.Forward(x, training: true), batch.Y, batch.Lanes);
            }
        }
    }
}
