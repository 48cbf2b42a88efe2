using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Takes back what was learned from D_f: theta minus the updates of all training steps whose batch held a sample of D_f. Updates are
/// what the optimiser changed, with momentum and weight decay. Given M_o and D_f it has one result, unless it repairs.
/// <para>Paper: Graves et al. 2021, Amnesiac machine learning (AAAI; arXiv 2010.10981). Reference code: AmnesiacML (weights and
/// biases go back, batch norm's averages stay).</para>
/// <para>With a share p of D to forget and batches of B a step is spared with a chance of (1 - p)^B: little of M_o is left
/// unless p B is small.</para>
/// <para>Deviation: updates are not logged in training but found again by training M_o once more from its seeds, which must end in
/// M_o to the bit; nothing is stored. The code's repair is further training on all of D_r; here it is <see cref="Finetune"/>.</para>
/// </summary>
/// <param name="RepairEpochs">Epochs of fine-tuning on D_r afterwards.</param>
/// <param name="LearningRate">Step size of the repair.</param>
/// <param name="BatchSize">Samples per step of the repair.</param>
public sealed record Amnesiac(
    [AtLeast(0)] int RepairEpochs = 0,
    [AtLeast(0)] double LearningRate = 0.02,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => RepairEpochs > 0 ? Randomness.Order : Randomness.None;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The problem has no history of the training, or its history is another model's.</exception>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        var history = problem.History
            ?? throw new ArgumentException("method Amnesiac: expected the history of the training, found none");
        history.Streams.RequireLanes(original.Lanes);
        using var scope = TensorScope.Begin();
        var total = zeros_like(original.Theta, dtype: float64);
        var recipe = problem.Recipe with { Optimiser = new Summed(problem.Recipe.Optimiser, Sensitive(history, problem.Recipe), total) };
        using var replayed = Trainer.Train(original.Network, history.Data, recipe, problem.Objective, history.Streams, original.Theta.dtype);
        RequireEqual(replayed, original);

        var model = original.Clone();
        model.Theta.copy_(original.Theta - total);
        if (RepairEpochs == 0)
        {
            return model;
        }

        using var unlearned = model;
        return new Finetune(LearningRate, RepairEpochs, BatchSize).Unlearn(unlearned, problem, streams);
    }

    /// <summary>Whether a step's batch held a sample of D_f, <c>[L, steps]</c>.</summary>
    private static Tensor Sensitive(TrainingHistory history, Recipe recipe)
    {
        using var scope = TensorScope.Begin();
        long count = history.Data.Count, empty = (Descent.Steps(count, recipe.BatchSize) * (long)recipe.BatchSize) - count;
        var forgotten = zeros(count, dtype: @bool).index_fill_(0, history.Forgotten.cpu(), true);
        var steps = Enumerable.Range(0, recipe.Epochs).Select(epoch =>
        {
            var order = Descent.Order(history.Streams, epoch, count);
            var held = forgotten.index_select(0, order.flatten()).view(order.shape);
            return cat([held, zeros(order.shape[0], empty, dtype: @bool)], 1).view(order.shape[0], -1, recipe.BatchSize).any(2);
        });
        return scope.Keep(cat([.. steps], 1).to(history.Data.X.device));
    }

    private static void RequireEqual(Model replayed, Model original)
    {
        if (Enumerable.Range(0, original.Lanes).Any(lane => replayed.Sha256(lane) != original.Sha256(lane)))
        {
            throw new ArgumentException("method Amnesiac: expected a history that ends in M_o to the bit, found another model's");
        }
    }
}
