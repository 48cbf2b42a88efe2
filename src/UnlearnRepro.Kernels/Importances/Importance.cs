using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Importances;

/// <summary>A loss per sample, <c>[L*B]</c>, as <see cref="Objective.PerSample"/> is one.</summary>
/// <param name="output">What the network gives, <c>[L*B, ..., C]</c>.</param>
/// <param name="batch">The batch that it was given.</param>
public delegate Tensor PerSampleLoss(Tensor output, Batch batch);

/// <summary>
/// How much each parameter matters to a set of samples, <c>[L, P]</c> in float64, in evaluation mode.
/// SSD's paper means the exact per-sample form (the diagonal of the empirical Fisher information); its code, and
/// everybody's after it, has the batch-mean form, which shrinks the variance part by the batch size and depends on
/// which samples share a batch.
/// </summary>
public static class Importance
{
    /// <summary>Samples whose activations and patches are held at once; bounds memory, changes only the rounding.</summary>
    public const int Chunk = 256;

    /// <summary>
    /// (1/N) sum_i power(g_i), g_i the gradient of sample i's loss: exact, in index order, by one product per layer
    /// and chunk instead of one backward pass per sample.
    /// </summary>
    public static Tensor PerSample(Model model, Samples samples, PerSampleLoss loss, Power power, int chunk = Chunk)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunk);
        using var scope = TensorScope.Begin();
        var total = zeros_like(model.Theta, dtype: float64);
        for (long start = 0; start < samples.Count; start += chunk)
        {
            using var part = TensorScope.Begin();
            var batch = samples.Slice(start, Math.Min(chunk, samples.Count - start), model.Lanes);
            var (logits, pass) = model.ForwardRecorded(batch.X);
            var outputs = pass.Tape.Select(entry => entry.Output).ToArray();
            var deltas = autograd.grad([loss(logits, batch).sum()], outputs);
            using var noGrad = no_grad();
            var sums = pass.Tape.Zip(deltas, (entry, delta) => entry.Layer.PerSampleSums(entry.Input, delta, pass, power));
            total.add_(cat([.. sums.SelectMany(s => s)], 1));
        }

        return scope.Keep(total.div_(samples.Count));
    }

    /// <summary>
    /// (1/nb) sum_b power(g_b), g_b the gradient of batch b's mean loss: the form that was published. The batches are
    /// drawn from <paramref name="streams"/>; the last may be smaller and still counts as one.
    /// </summary>
    public static Tensor BatchMean(
        Model model, Samples samples, PerSampleLoss loss, Power power, int batchSize, Streams streams, string purpose)
    {
        int batches = Descent.Steps(samples.Count, batchSize);
        streams.RequireLanes(model.Lanes);
        using var scope = TensorScope.Begin();
        var total = zeros_like(model.Theta, dtype: float64);
        var order = streams.Permutation(purpose, 0, samples.Count).to(samples.X.device);
        for (long start = 0; start < samples.Count; start += batchSize)
        {
            using var part = TensorScope.Begin();
            var batch = samples.Gather(order.narrow(1, start, Math.Min(batchSize, samples.Count - start)));
            model.Backward(Loss.Mean(loss(model.Forward(batch.X), batch), model.Lanes));
            total.add_(power.Of(model.Gradient));
        }

        return scope.Keep(total.div_(batches));
    }
}
