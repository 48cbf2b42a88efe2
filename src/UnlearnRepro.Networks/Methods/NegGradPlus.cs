using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Descends on D_r and ascends on D_f at once: min a CE(D_r) - (1-a) CE(D_f). An epoch passes over D_r; D_f is shuffled anew at its
/// start, and its batches come round in that order as often as D_r needs.
/// <para>Paper: Kurmanji et al. 2023 (NegGrad+). Reference code: SCRUB, <c>train_negrad</c> of <c>loops.py</c> (batch norm in training
/// mode: one pass over the batch of D_r, then one over that of D_f, each by its own averages and each moving the running ones; D_f by
/// <c>itertools.cycle</c>, which keeps a pass's order) with the numbers of the notebooks' <c>negative_grad</c> (a 0.95, SGD 0.01 without
/// momentum, 10 epochs). The <c>run_neggrad_epoch</c> of its small-scale notebook, which Deep Unlearn copies, is another form: evaluation
/// mode on both sets, and a pull towards M_o.</para>
/// <para>Deviations: SGD as <see cref="Finetune"/> has it (0.02, 5 epochs, momentum 0.9 and a weight decay of 5e-4), and no pass over D_f
/// at a = 1, where it would do nothing but move batch norm's averages: a = 1 is Finetune to the bit.</para>
/// </summary>
/// <param name="Alpha">a, the weight of D_r, in [0, 1].</param>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_r.</param>
/// <param name="BatchSize">Samples per step, of each set.</param>
public sealed record NegGradPlus(
    [Within(0, 1)] double Alpha = 0.95,
    [AtLeast(0)] double LearningRate = 0.02,
    [AtLeast(1)] int Epochs = 5,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        int steps = Descent.Steps(problem.Retain.Count, BatchSize);
        var model = original.Clone();
        Descent.MinimiseByEpoch(
            model,
            problem.Retain,
            new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4),
            Epochs,
            BatchSize,
            streams,
            epoch =>
            {
                var order = streams.Permutation("shuffle-forget", epoch, problem.Forget.Count).to(problem.Forget.X.device);
                return (retain, step) =>
                {
                    var descent = problem.Loss(model, retain);
                    if (Alpha == 1)
                    {
                        return descent;
                    }

                    var forget = problem.Forget.Gather(Cycle(order, step % steps));
                    return (Alpha * descent) - ((1 - Alpha) * problem.Loss(model, forget));
                };
            },
            _ => LearningRate);
        return model;
    }

    // The stretch of D_f's order at a step of the epoch; the order starts over as often as D_r needs.
    private Tensor Cycle(Tensor order, int step)
    {
        long n = order.shape[1];
        long start = step % Descent.Steps(n, BatchSize) * (long)BatchSize;
        return order.narrow(1, start, Math.Min(BatchSize, n - start));
    }
}
