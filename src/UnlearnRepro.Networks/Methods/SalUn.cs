using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Saliency unlearning: <see cref="SuccessiveRandomLabels"/> on the weights that matter to D_f. They are the share tau with
/// the largest |gradient of CE(D_f)| at M_o, over all layers together; the others keep their values.
/// <para>Paper: Fan et al. 2024 (arXiv 2310.12508). Reference code: Unlearn-Saliency, <c>generate_mask.py</c> and
/// <c>RL.py</c> (tau 0.5, SGD 0.013, 10 epochs, batch 256; other weights are restored after each step, so that
/// weight decay and momentum do not move them, as they did in older versions).</para>
/// <para>Deviation: the mask's gradient is the mean over samples, in index order; the reference code adds up batch means, in
/// which a short last batch counts too much. Of equal gradients those stored first are selected.</para>
/// </summary>
/// <param name="Tau">Share of the weights that are trained, in [0, 1].</param>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over each set.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record SalUn(
    [Within(0, 1)] double Tau = 0.5,
    [AtLeast(0)] double LearningRate = 0.013,
    [AtLeast(1)] int Epochs = 10,
    [AtLeast(1)] int BatchSize = 256) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        using var scope = TensorScope.Begin();
        var mask = Mask(original, problem, Tau);
        var optimiser = new Masked(new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4), mask);
        return new SuccessiveRandomLabels(LearningRate, Epochs, BatchSize).Unlearn(original, problem, streams, optimiser);
    }

    /// <summary>True for the floor(tau P) parameters of each lane whose gradient is largest, <c>[L, P]</c>.</summary>
    public static Tensor Mask(Model original, Problem problem, double tau)
    {
        using var scope = TensorScope.Begin();
        var (_, order) = Gradients.Sum(original, problem.Forget, problem.Objective.PerSample).abs().sort(1, descending: true, stable: true);
        var rank = order.argsort(1);
        return scope.Keep(rank < (long)(tau * original.Network.Size));
    }
}
