using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Kernels.Optimisers;

/// <summary>
/// Adam (Kingma and Ba 2015): m = b1 m + (1-b1) g; v = b2 v + (1-b2) g^2;
/// theta -= lr (m / (1-b1^t)) / (sqrt(v / (1-b2^t)) + eps), with the L2 term inside the gradient as PyTorch has it.
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="WeightDecay">L2 term added to the gradient.</param>
public sealed record Adam(double LearningRate, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double WeightDecay = 0)
    : Optimiser(LearningRate)
{
    /// <inheritdoc/>
    public override OptimiserState For(Model model) => new State(this, model);

    private sealed class State(Adam settings, Model model) : OptimiserState(model)
    {
        private readonly Tensor first = zeros_like(model.Theta).DetachFromDisposeScope();
        private readonly Tensor second = zeros_like(model.Theta).DetachFromDisposeScope();

        public override void Dispose()
        {
            first.Dispose();
            second.Dispose();
        }

        protected override void Apply(double learningRate)
        {
            var (b1, b2) = (settings.Beta1, settings.Beta2);
            var g = Model.Gradient;
            if (settings.WeightDecay != 0)
            {
                g.add_(Model.Theta, alpha: settings.WeightDecay);
            }

            first.mul_(b1).add_(g, alpha: 1 - b1);
            second.mul_(b2).addcmul_(g, g, 1 - b2);
            double bias1 = 1 - Math.Pow(b1, Steps), bias2 = 1 - Math.Pow(b2, Steps);
            var root = (second.sqrt() / Math.Sqrt(bias2)).add_(settings.Epsilon);
            Model.Theta.addcdiv_(first, root, -learningRate / bias1);
        }
    }
}
