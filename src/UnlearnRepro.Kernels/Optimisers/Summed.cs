using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Optimisers;

/// <summary>An optimiser that adds up what some of its steps change.</summary>
/// <param name="Inner">The optimiser of the steps, which it leaves as they are.</param>
/// <param name="Counted">True for the steps of each lane that count, <c>[L, steps]</c>; stays the caller's.</param>
/// <param name="Total">The sum of their changes, <c>[L, P]</c> in float64; stays the caller's and is added to.</param>
public sealed record Summed(Optimiser Inner, Tensor Counted, Tensor Total) : Optimiser(Inner.LearningRate)
{
    /// <inheritdoc/>
    public override OptimiserState For(Model model) => new State(this, model);

    private sealed class State(Summed settings, Model model) : OptimiserState(model)
    {
        private readonly OptimiserState inner = settings.Inner.For(model);

        public override void Dispose() => inner.Dispose();

        protected override void Apply(double learningRate)
        {
            var before = Model.Theta.to(float64, copy: true);
            inner.Step(learningRate);
            settings.Total.add_((Model.Theta - before) * settings.Counted.narrow(1, Steps - 1, 1));
        }
    }
}
