using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// CT: transposes the kernel of every convolution and repairs by fine-tuning on D_r, with the step size of a cosine
/// by epoch. Kernels that are not square stay, and without convolutions it is that fine-tuning alone.
/// <para>Paper: fifth of the NeurIPS 2023 machine unlearning challenge, by Cadet et al. 2024 (arXiv 2410.01276). Reference code:
/// deepunlearn, <c>kgltop5.py</c> (SGD 1e-3, momentum 0.9, weight decay 5e-4, 3 epochs, batch 64).</para>
/// </summary>
/// <param name="LearningRate">Step size in the first epoch.</param>
/// <param name="Epochs">Passes over D_r.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record ConvTranspose(
    [AtLeast(0)] double LearningRate = 1e-3,
    [AtLeast(1)] int Epochs = 3,
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
        Transpose(model);
        Descent.Minimise(
            model,
            problem.Retain,
            new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4),
            Epochs,
            BatchSize,
            streams,
            (retain, _) => problem.Loss(model, retain),
            step => LearningRate * (1 + Math.Cos(Math.PI * (step / steps) / Epochs)) / 2);
        return model;
    }

    /// <summary>Exchanges the two axes of every square kernel, in place.</summary>
    public static void Transpose(Model model)
    {
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        foreach (var parameter in model.Network.Parameters.Where(p => p.Shape is [_, _, var height, var width] && height == width))
        {
            var kernels = model.Leaf(parameter);
            kernels.copy_(kernels.transpose(-2, -1).clone());
        }
    }
}
