using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Optimisers;

/// <summary>
/// An optimiser that moves some parameters only. The others keep their values to the bit: a mask on the gradient alone
/// would let weight decay and momentum through.
/// </summary>
/// <param name="Inner">The optimiser of what moves.</param>
/// <param name="Mask">True where a parameter moves, <c>[L, P]</c> or <c>[1, P]</c>; stays the caller's.</param>
public sealed record Masked(Optimiser Inner, Tensor Mask) : Optimiser(Inner.LearningRate)
{
    /// <inheritdoc/>
    public override OptimiserState For(Model model) => new State(this, model);

    private sealed class State(Masked settings, Model model) : OptimiserState(model)
    {
        private readonly OptimiserState inner = settings.Inner.For(model);
        private readonly Tensor start = model.Theta.clone().DetachFromDisposeScope();

        public override void Dispose()
        {
            inner.Dispose();
            start.Dispose();
        }

        protected override void Apply(double learningRate)
        {
            inner.Step(learningRate);
            Model.Theta.copy_(where(settings.Mask, Model.Theta, start));
        }
    }
}
