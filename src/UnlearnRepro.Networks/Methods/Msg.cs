using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Importances;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// MSG: in every convolution the share of the weights with the smallest |g| starts afresh, g the gradient of the mean CE on a random
/// part of D_r, as large as D_f, less that on D_f. Fine-tuning on D_r follows, in which the convolutions' other weights see a tenth
/// of their gradient; its step size rises linearly over epochs and falls again.
/// <para>Paper: second of the NeurIPS 2023 machine unlearning challenge, by Cadet et al. 2024 (arXiv 2410.01276). Reference code:
/// deepunlearn, <c>kgltop2.py</c> (share 0.3, factor 0.1, SGD 1e-3, momentum 0.9, weight decay 5e-4, 5 epochs, batch 64; new weights
/// are N(0, 2 / fan-out), He et al. 2015; momentum starts with the fine-tuning).</para>
/// <para>Deviations: a network without convolutions has the weights of its linear layers treated as if they were some; gradients are in
/// evaluation mode and means over samples, where the code adds up batch means. Of equal gradients those stored first are the smallest.</para>
/// </summary>
/// <param name="Share">Part of the weights that starts afresh, in [0, 1].</param>
/// <param name="Factor">What the gradients of the others are multiplied by.</param>
/// <param name="LearningRate">Largest step size.</param>
/// <param name="Epochs">Passes over D_r.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record Msg(
    [Within(0, 1)] double Share = 0.3,
    [AtLeast(0)] double Factor = 0.1,
    [AtLeast(0)] double LearningRate = 1e-3,
    [AtLeast(1)] int Epochs = 5,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        this.RequireLimits();
        streams.RequireLanes(original.Lanes);
        using var scope = TensorScope.Begin();
        var (theta, factor) = Renew(original, Difference(original, problem, streams).abs(), streams);
        var model = original.Clone();
        model.Theta.copy_(theta);
        int steps = Descent.Steps(problem.Retain.Count, BatchSize);
        Descent.Minimise(
            model,
            problem.Retain,
            new Scaled(new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4), factor),
            Epochs,
            BatchSize,
            streams,
            (retain, _) => problem.Loss(model, retain),
            step => LearningRate * Rise((step / steps) + 1));
        return model;
    }

    // g, [L, P] in float64.
    private static Tensor Difference(Model original, Problem problem, Streams streams)
    {
        long part = Math.Min(problem.Forget.Count, problem.Retain.Count);
        var rows = streams.Permutation("subset", 0, problem.Retain.Count).narrow(1, 0, part).to(problem.Retain.X.device);
        return (Gradients.Sum(original, problem.Retain, problem.Objective.PerSample, rows) / part)
            - (Gradients.Sum(original, problem.Forget, problem.Objective.PerSample) / problem.Forget.Count);
    }

    // Theta with the new weights, and the factor of every gradient; both [L, P].
    private (Tensor Theta, Tensor Factor) Renew(Model original, Tensor saliency, Streams streams)
    {
        var parameters = original.Network.Parameters;
        Parameter[] matrices = Matrices(original.Network);
        List<Tensor> thetas = [], factors = [];
        foreach (var (place, parameter) in parameters.Index())
        {
            var theta = original.Leaf(parameter).detach().view(original.Lanes, -1);
            var factor = ones_like(theta);
            if (matrices.Contains(parameter))
            {
                var fanOut = parameter.Size / parameter.Shape[1];
                var drawn = streams.Normal("init", place, parameter.Size) * Math.Sqrt(2.0 / fanOut);
                var least = Least(saliency.narrow(1, parameters.Take(place).Sum(p => p.Size), parameter.Size));
                (theta, factor) = (where(least, drawn.to(theta), theta), where(least, factor, factor * Factor));
            }

            thetas.Add(theta);
            factors.Add(factor);
        }

        return (cat(thetas, 1), cat(factors, 1));
    }

    // The weights of the convolutions; of the linear layers where there are none.
    private static Parameter[] Matrices(Network network)
    {
        Layer[] layers = [.. network.Last(network.Depth)];
        return [.. layers.Where(l => layers.Any(any => any is Convolution) ? l is Convolution : l is Linear).Select(l => l.Parameters[0])];
    }

    // True for the share of each lane's numbers that are smallest.
    private Tensor Least(Tensor saliency)
    {
        var (_, order) = saliency.sort(1, stable: true);
        return order.argsort(1) < (long)Math.Round(Share * saliency.shape[1]);
    }

    // The part of the step size in epoch e = 1, ..., E: up to 1 in the first half of the epochs, then down towards 0 at E + 1.
    private double Rise(int epoch)
    {
        int top = (Epochs + 1) / 2;
        return epoch <= top ? (double)epoch / top : (double)(Epochs + 1 - epoch) / (Epochs + 1 - top);
    }
}
