using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>
/// Just in time unlearning, zero-shot: makes the network flat around D_f without D_r and without labels. With n noisy copies
/// x~ of each x, held within the batch's range, min (1/n) sum_k sum_i ||f(x_i) - f(x~_ik)|| / ||x_i - x~_ik||, where f(x~) is a
/// constant.
/// <para>Paper: Foster et al. 2024, Zero-shot machine unlearning at scale via Lipschitz regularization (arXiv 2402.01401).
/// Reference code: SUPREME, <c>jit.py</c> (SGD 1e-3, sigma 0.1, n 10, 1 epoch), after Information-Theoretic-Unlearning, <c>lipschitz.py</c> (n 25
/// and a rate and sigma of each setting).</para>
/// <para>Deviations: both passes are of one network in evaluation mode, where SUPREME takes f(x) in batch norm's training mode
/// and f(x~) not; gradients do not add up over batches as they do upstream; a copy equal to its x counts 0, not 0/0.</para>
/// </summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Sigma">Standard deviation of the noise; 0 is <see cref="Original"/>.</param>
/// <param name="Copies">n.</param>
/// <param name="Epochs">Passes over D_f.</param>
/// <param name="BatchSize">Samples per step.</param>
public sealed record Jit(
    [AtLeast(0)] double LearningRate = 1e-3,
    [AtLeast(0)] double Sigma = 0.1,
    [AtLeast(1)] int Copies = 10,
    [AtLeast(1)] int Epochs = 1,
    [AtLeast(1)] int BatchSize = 64) : IUnlearningMethod<ClassProblem>
{
    /// <inheritdoc/>
    public Randomness Randomness => Randomness.Draws;

    /// <inheritdoc/>
    public Model Unlearn(Model original, ClassProblem problem, Streams streams)
    {
        this.RequireLimits();
        var model = original.Clone();
        Descent.Minimise(
            model, problem.Forget, new Sgd(LearningRate), Epochs, BatchSize, streams, (batch, step) => Steepness(model, batch, streams, step));
        return model;
    }

    // The loss per lane, [L].
    private Tensor Steepness(Model model, Batch batch, Streams streams, int step)
    {
        // Lanes, copies, samples, features.
        var x = batch.X.view(batch.Lanes, 1, -1, batch.X.shape[1]);
        var noisy = Noisy(x, streams, step);
        var distance = Norm(x - noisy);
        var change = Norm(Logits(model, x) - Constant(model, noisy));
        var steepness = where(distance > 0, change / where(distance > 0, distance, ones_like(distance)), zeros_like(distance));
        return steepness.sum([1, 2]) / Copies;
    }

    private Tensor Noisy(Tensor x, Streams streams, int step)
    {
        long n = x.shape[2], features = x.shape[3];
        var noise = streams.Normal("noise", step, Copies * n * features).view(-1, Copies, n, features).to(x.dtype).to(x.device);
        return (x + (Sigma * noise)).maximum(x.amin([1, 2, 3], keepdim: true)).minimum(x.amax([1, 2, 3], keepdim: true));
    }

    private static Tensor Constant(Model model, Tensor x)
    {
        using var noGrad = no_grad();
        return Logits(model, x);
    }

    private static Tensor Logits(Model model, Tensor x) =>
        model.Forward(x.reshape(-1, x.shape[3])).view(x.shape[0], x.shape[1], x.shape[2], -1);

    private static Tensor Norm(Tensor x) => linalg.vector_norm(x, 2, [3]);
}
