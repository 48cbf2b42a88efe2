using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Fine-tuning that prefers sparse weights: min CE(D_r) + gamma_e ||theta||_1 with gamma_e = gamma (1 - e / E) in epoch
/// e = 0, ..., E-1.
/// <para>Paper: Jia et al. 2023, Model sparsity can simplify machine unlearning (arXiv 2304.04934). Reference code:
/// Unlearn-Sparse, <c>FT_l1</c> (SGD 0.01, momentum 0.9, weight decay 5e-4, 10 epochs, all with the penalty). Its README leaves gamma open; the
/// default of 0.2 is that of one argument for all methods, an "unlearn noise". Our choice is 5e-4.</para>
/// <para>Deviation: batches of 64 as in <see cref="Finetune"/>, which it is to the bit at gamma = 0.</para>
/// </summary>
/// <param name="Gamma">Weight of the penalty in the first epoch, at least 0.</param>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">E, passes over D_r.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record L1Sparse(
    [AtLeast(0)] double Gamma = 5e-4,
    [AtLeast(0)] double LearningRate = 0.01,
    [AtLeast(1)] int Epochs = 10,
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
        Descent.Minimise(
            model,
            problem.Retain,
            new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4),
            Epochs,
            BatchSize,
            streams,
            (retain, step) =>
            {
                double gamma = Gamma * (1 - ((double)(step / steps) / Epochs));
                return problem.Loss(model, retain) + (gamma * Norm(model));
            });
        return model;
    }

    // ||theta||_1 of each lane, [L]. Its gradient is the sign, and 0 at 0.
    private static Tensor Norm(Model model) => model.Network.Parameters
        .Select(p => model.Leaf(p).view(model.Lanes, -1).abs().sum([1]))
        .Aggregate((a, b) => a + b);
}
