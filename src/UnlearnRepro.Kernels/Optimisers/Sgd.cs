using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Optimisers;

/// <summary>
/// Stochastic gradient descent: g += wd theta; v = momentum v + g; theta -= lr v (PyTorch's form, v starting at g).
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Momentum">0 for none.</param>
/// <param name="WeightDecay">L2 term added to the gradient.</param>
public sealed record Sgd(double LearningRate, double Momentum = 0, double WeightDecay = 0) : Optimiser(LearningRate)
{
    /// <inheritdoc/>
    public override OptimiserState For(Model model) => new State(this, model);

    private sealed class State(Sgd settings, Model model) : OptimiserState(model)
    {
        private readonly Tensor velocity = zeros_like(model.Theta).DetachFromDisposeScope();

        public override void Dispose() => velocity.Dispose();

        protected override void Apply(double learningRate)
        {
            var g = Model.Gradient;
            if (settings.WeightDecay != 0)
            {
                g.add_(Model.Theta, alpha: settings.WeightDecay);
            }

            if (settings.Momentum != 0)
            {
                g = velocity.mul_(settings.Momentum).add_(g);
            }

            Model.Theta.add_(g, alpha: -learningRate);
        }
    }
}
