using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Methods;

/// <summary>
/// Descends on D_r and ascends on D_f at once: min a CE(D_r) - (1-a) CE(D_f). An epoch passes over D_r; D_f is cycled.
/// <para>Paper: Kurmanji et al. 2023 (NegGrad+). Reference code: SCRUB, <c>negative_grad</c> of the notebooks (a 0.95, SGD 0.01 without
/// momentum, 10 epochs, batch norm in evaluation mode on both sets, and a pull towards M_o of half the weight decay times the squared distance).</para>
/// <para>Deviations: SGD as <see cref="Finetune"/> has it (0.02, 5 epochs, momentum 0.9, a weight decay of 5e-4 and so no pull), and batch
/// norm in training mode on D_r, so that a = 1 is Finetune to the bit.</para>
/// </summary>
/// <param name="Alpha">a, the weight of D_r, in [0, 1].</param>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over D_r.</param>
/// <param name="BatchSize">Samples per step, of each set.</param>
public sealed record NegGradPlus(double Alpha = 0.95, double LearningRate = 0.02, int Epochs = 5, int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Order;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        if (Alpha is not (>= 0 and <= 1))
        {
            throw new ArgumentException(FormattableString.Invariant($"method NegGradPlus, Alpha: expected a weight from 0 to 1, found {Alpha}"));
        }

        using var scope = TensorScope.Begin();
        var order = streams.Permutation("shuffle-forget", 0, problem.Forget.Count).to(problem.Forget.X.device);
        var model = original.Clone();
        Training.Epochs.Minimise(
            model,
            problem.Retain,
            new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4),
            Epochs,
            BatchSize,
            streams,
            (retain, step) =>
            {
                var descent = Loss.CrossEntropy(model.Forward(retain.X, training: true), retain.Y, retain.Lanes);
                if (Alpha == 1)
                {
                    return descent;
                }

                var forget = problem.Forget.Gather(Cycle(order, step));
                return (Alpha * descent) - ((1 - Alpha) * Loss.CrossEntropy(model.Forward(forget.X), forget.Y, forget.Lanes));
            });
        return model;
    }

    // The step's stretch of D_f's order, which starts over as often as D_r needs.
    private Tensor Cycle(Tensor order, int step)
    {
        long n = order.shape[1];
        long start = step % Training.Epochs.Steps(n, BatchSize) * (long)BatchSize;
        return order.narrow(1, start, Math.Min(BatchSize, n - start));
    }
}
