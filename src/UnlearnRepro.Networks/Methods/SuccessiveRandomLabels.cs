using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Random labels, drawn anew in every epoch. An epoch is a pass over D_f with labels uniform over all classes, the true one
/// among them, then a pass over D_r with its own.
/// <para>Paper: Fan et al. 2024 (arXiv 2310.12508), where it is the training of <see cref="SalUn"/>. Reference code:
/// Unlearn-Saliency, <c>RL.py</c>, the form for CIFAR-10 (SGD 0.013, momentum 0.9, weight decay 5e-4, 10 epochs,
/// batch 256, one optimiser for both passes).</para>
/// <para>Deviation from <see cref="RandomLabels"/>: that one draws once, only wrong labels, and shuffles both sets
/// together.</para>
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Epochs">Passes over each set.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record SuccessiveRandomLabels(
    [AtLeast(0)] double LearningRate = 0.013,
    [AtLeast(1)] int Epochs = 10,
    [AtLeast(1)] int BatchSize = 256) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams) =>
        this.RequireLimits().Unlearn(original, problem, streams, new Sgd(LearningRate, Momentum: 0.9, WeightDecay: 5e-4));

    /// <summary>The same with another optimiser.</summary>
    internal Model Unlearn(Model original, ClassProblem problem, Streams streams, Optimiser optimiser)
    {
        streams.RequireLanes(original.Lanes);
        var model = original.Clone();
        using var state = optimiser.For(model);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            using var scope = TensorScope.Begin();
            var labels = streams.Integers("labels", epoch, problem.Forget.Count, from: 0, to: problem.Classes);
            using var forget = new Samples(problem.Forget.X.alias(), labels.to(problem.Forget.X.device));
            Pass(forget, streams.Permutation("shuffle-forget", epoch, forget.Count));
            Pass(problem.Retain, streams.Permutation("shuffle", epoch, problem.Retain.Count));
        }

        return model;

        void Pass(Samples samples, Tensor order) => Descent.Pass(
            state,
            samples,
            order,
            BatchSize,
            (batch, _) => problem.Loss(model, batch),
            _ => optimiser.LearningRate);
    }
}
