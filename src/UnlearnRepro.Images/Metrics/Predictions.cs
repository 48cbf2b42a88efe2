using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Images.Metrics;

/// <summary>
/// What one model says of one set: logits <c>[N, C]</c> in float64 and the true labels <c>[N]</c>. All metrics read these;
/// none runs the model again, and none can change it.
/// </summary>
public sealed class Predictions : IDisposable
{
    private const int Chunk = 1024;

    /// <summary>Takes ownership of both tensors.</summary>
    public Predictions(Tensor logits, Tensor labels)
    {
        Logits = logits.DetachFromDisposeScope();
        Labels = labels.DetachFromDisposeScope();
    }

    /// <summary>Logits <c>[N, C]</c>, float64.</summary>
    public Tensor Logits { get; }

    /// <summary>True labels <c>[N]</c>, int64.</summary>
    public Tensor Labels { get; }

    /// <summary>N.</summary>
    public long Count => Labels.shape[0];

    /// <summary>One forward pass over a set, in evaluation mode and in index order, of a model of one lane.</summary>
    public static Predictions Of(Model model, Samples samples)
    {
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        var logits = new List<Tensor>();
        for (long start = 0; start < samples.Count; start += Chunk)
        {
            // Freed chunk by chunk: what the layers of a convolutional network give for 60,000 images does not fit in memory.
            using var chunk = TensorScope.Begin();
            logits.Add(chunk.Keep(model.Forward(samples.Slice(start, Math.Min(Chunk, samples.Count - start), lanes: 1).X).to(float64)));
        }

        return new(cat(logits, 0), samples.Y.clone());
    }

    /// <summary>The predictions of some rows.</summary>
    /// <param name="rows">Indices <c>[n]</c>, int64.</param>
    public Predictions Rows(Tensor rows)
    {
        using var scope = TensorScope.Begin();
        return new(Logits.index_select(0, rows), Labels.index_select(0, rows));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Logits.Dispose();
        Labels.Dispose();
    }
}
