using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Optimisers;

/// <summary>
/// An optimiser that sees no gradient longer than a bound (Pascanu, Mikolov and Bengio 2013): that of each lane times
/// min(1, max / (norm + 1e-6)), norm the Euclidean one over all its parameters, as PyTorch's clip_grad_norm_ has it. Weight decay,
/// which the inner one adds, is not clipped.
/// </summary>
/// <param name="Inner">The optimiser.</param>
/// <param name="MaxNorm">The bound.</param>
public sealed record Clipped(Optimiser Inner, double MaxNorm) : Optimiser(Inner.LearningRate)
{
    private const double Epsilon = 1e-6;

    /// <inheritdoc/>
    public override OptimiserState For(Model model) => new State(this, model);

    private sealed class State(Clipped settings, Model model) : OptimiserState(model)
    {
        private readonly OptimiserState inner = settings.Inner.For(model);

        public override void Dispose() => inner.Dispose();

        protected override void Apply(double learningRate)
        {
            var norm = linalg.vector_norm(Model.Gradient, 2, [1], keepdim: true);
            Model.Gradient.mul_((settings.MaxNorm / (norm + Epsilon)).clamp_max(1));
            inner.Step(learningRate);
        }
    }
}
