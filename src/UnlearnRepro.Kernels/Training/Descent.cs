using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;

namespace UnlearnRepro.Kernels.Training;

/// <summary>The loop that training and every fine-tuning method share.</summary>
public static class Descent
{
    // A gather at every step would be a tenth of a small network's step; one per epoch would copy a large data set.
    private const int BatchesAtOnce = 32;

    /// <summary>Number of batches an epoch has.</summary>
    public static int Steps(long samples, int batchSize)
    {
        if (batchSize < 1)
        {
            throw new ArgumentException($"batch size: expected at least 1, found {batchSize}");
        }

        return (int)((samples + batchSize - 1) / batchSize);
    }

    /// <summary>
    /// Minimises <paramref name="loss"/> over shuffled batches of <paramref name="samples"/>; each lane shuffles by its own
    /// stream, purpose <c>shuffle</c>, index = the epoch.
    /// </summary>
    /// <param name="model">The model that is changed.</param>
    /// <param name="samples">What an epoch passes over.</param>
    /// <param name="optimiser">The optimiser.</param>
    /// <param name="epochs">Number of passes.</param>
    /// <param name="batchSize">Samples per step.</param>
    /// <param name="streams">The run's random numbers.</param>
    /// <param name="loss">Loss per lane <c>[L]</c> of a batch; the second argument counts steps from 0.</param>
    /// <param name="learningRate">Step size by step; null for the optimiser's own throughout.</param>
    /// <exception cref="ArgumentException">The streams have another number of lanes than the model, or a batch holds nothing.</exception>
    public static void Minimise(
        Model model,
        Samples samples,
        Optimiser optimiser,
        int epochs,
        int batchSize,
        Streams streams,
        Func<Batch, int, Tensor> loss,
        Func<int, double>? learningRate = null) =>
        MinimiseByEpoch(model, samples, optimiser, epochs, batchSize, streams, _ => loss, learningRate ?? (_ => optimiser.LearningRate));

    /// <summary>The same with a loss that each epoch makes anew, for what is drawn once an epoch; it is made in the epoch's scope.</summary>
    public static void MinimiseByEpoch(
        Model model,
        Samples samples,
        Optimiser optimiser,
        int epochs,
        int batchSize,
        Streams streams,
        Func<int, Func<Batch, int, Tensor>> lossOf,
        Func<int, double> learningRate)
    {
        _ = Steps(samples.Count, batchSize);
        streams.RequireLanes(model.Lanes);
        using var state = optimiser.For(model);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            using var scope = TensorScope.Begin();
            var order = Order(streams, epoch, samples.Count);
            Pass(state, samples, order, batchSize, lossOf(epoch), learningRate);
        }
    }

    /// <summary>The order in which <see cref="Minimise"/> sees its samples, <c>[L, N]</c>: batch after batch.</summary>
    public static Tensor Order(Streams streams, int epoch, long samples) => streams.Permutation("shuffle", epoch, samples);

    /// <summary>One pass of a running optimiser, for methods that take turns between sets.</summary>
    /// <param name="state">The optimiser of the model that is changed.</param>
    /// <param name="samples">What is passed over.</param>
    /// <param name="order">The rows of <paramref name="samples"/> in the order of the pass, <c>[L, n]</c>.</param>
    /// <param name="batchSize">Samples per step.</param>
    /// <param name="loss">Loss per lane <c>[L]</c> of a batch; the second argument counts the optimiser's steps from 0.</param>
    /// <param name="learningRate">Step size by step.</param>
    /// <exception cref="ArgumentException">A batch holds nothing.</exception>
    public static void Pass(
        OptimiserState state, Samples samples, Tensor order, int batchSize, Func<Batch, int, Tensor> loss, Func<int, double> learningRate)
    {
        _ = Steps(samples.Count, batchSize);
        using var scope = TensorScope.Begin();
        var rows = order.to(samples.X.device);
        foreach (var (start, length) in Stretches(rows.shape[1], (long)batchSize * BatchesAtOnce))
        {
            using var stretch = TensorScope.Begin();
            var gathered = samples.Gather(rows.narrow(1, start, length));
            foreach (var (first, size) in Stretches(length, batchSize))
            {
                using var part = TensorScope.Begin();
                state.Model.Backward(loss(gathered.Slice(first, size), state.Steps));
                state.Step(learningRate(state.Steps));
            }
        }
    }

    private static IEnumerable<(long Start, long Length)> Stretches(long count, long length)
    {
        for (long start = 0; start < count; start += length)
        {
            yield return (start, Math.Min(length, count - start));
        }
    }
}
