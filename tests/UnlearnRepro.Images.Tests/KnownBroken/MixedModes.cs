using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>JIT with f(x) in batch norm's training mode and f(x~) in evaluation mode, two networks in one quotient: SUPREME, <c>jit.py</c>.</summary>
/// <param name="Sigma">Standard deviation of the noise; 0 would be M_o.</param>
public sealed record MixedModes(double Sigma) : IUnlearningMethod
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, Problem problem, Streams streams)
    {
        var model = original.Clone();
        Descent.Minimise(model, problem.Forget, new Sgd(1e-3), epochs: 1, batchSize: 5, streams, (batch, step) =>
        {
            var noise = streams.Normal("noise", step, batch.X.numel()).view(batch.X.shape).to(batch.X.dtype);
            var distance = linalg.vector_norm(Sigma * noise, 2, [1]);
            var logits = model.Forward(batch.X, training: true);
            var change = linalg.vector_norm(logits - model.Forward(batch.X + (Sigma * noise)).detach(), 2, [1]);
            return where(distance > 0, change / where(distance > 0, distance, ones_like(distance)), zeros_like(distance)).sum();
        });
        return model;
    }
}
