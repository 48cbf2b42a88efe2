using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Kernels.Importances;

/// <summary>Gradients of a loss over a whole set, in evaluation mode, in index order; the model's own gradient stays.</summary>
public static class Gradients
{
    /// <summary>sum_i d loss(x_i) / d theta, <c>[L, P]</c> in float64.</summary>
    public static Tensor Sum(Model original, Samples samples, PerSampleLoss loss) =>
        Sum(original, samples.Count, loss, (start, count) => samples.Slice(start, count, original.Lanes));

    /// <summary>The same over the samples that <paramref name="rows"/> <c>[L, n]</c> names, each lane's its own.</summary>
    public static Tensor Sum(Model original, Samples samples, PerSampleLoss loss, Tensor rows) =>
        Sum(original, rows.shape[1], loss, (start, count) => samples.Gather(rows.narrow(1, start, count)));

    private static Tensor Sum(Model original, long samples, PerSampleLoss loss, Func<long, long, Batch> batches)
    {
        using var scope = TensorScope.Begin();
        using var model = original.Clone();
        var total = zeros_like(model.Theta, dtype: float64);
        for (long start = 0; start < samples; start += Importance.Chunk)
        {
            using var part = TensorScope.Begin();
            var batch = batches(start, Math.Min(Importance.Chunk, samples - start));
            model.Backward(loss(model.Forward(batch.X), batch).sum());
            total.add_(model.Gradient);
        }

        return scope.Keep(total);
    }
}
