using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Optimisers;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019), as PyTorch has it: theta *= 1 - lr wd before the step of
/// <see cref="Adam"/>, whose gradient knows nothing of the decay. All parameters decay, biases and norms too.
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="WeightDecay">Share of theta that a step of size 1 takes away.</param>
public sealed record AdamW(double LearningRate, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double WeightDecay = 0.01)
    : Optimiser(LearningRate)
{
    /// <inheritdoc/>
    public override OptimiserState For(Model model) => new State(this, model);

    private sealed class State(AdamW settings, Model model) : OptimiserState(model)
    {
        private readonly OptimiserState inner = new Adam(settings.LearningRate, settings.Beta1, settings.Beta2, settings.Epsilon).For(model);

        public override void Dispose() => inner.Dispose();

        protected override void Apply(double learningRate)
        {
            Model.Theta.mul_(1 - (learningRate * settings.WeightDecay));
            inner.Step(learningRate);
        }
    }
}
