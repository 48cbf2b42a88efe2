using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Optimisers;

/// <summary>An optimiser that sees every gradient times a factor; weight decay, which the inner one adds, is not scaled.</summary>
/// <param name="Inner">The optimiser.</param>
/// <param name="Factor">By parameter, <c>[L, P]</c>; stays the caller's.</param>
public sealed record Scaled(Optimiser Inner, Tensor Factor) : Optimiser(Inner.LearningRate)
{
    /// <inheritdoc/>
    public override OptimiserState For(Model model) => new State(this, model);

    private sealed class State(Scaled settings, Model model) : OptimiserState(model)
    {
        private readonly OptimiserState inner = settings.Inner.For(model);

        public override void Dispose() => inner.Dispose();

        protected override void Apply(double learningRate)
        {
            Model.Gradient.mul_(settings.Factor);
            inner.Step(learningRate);
        }
    }
}
