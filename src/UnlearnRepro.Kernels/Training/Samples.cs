using UnlearnRepro.Kernels.Lanes;

namespace UnlearnRepro.Kernels.Training;

/// <summary>
/// Labelled samples on a device; what a label says is up to the <see cref="Objective"/>. Every lane sees the same inputs; labels may differ by lane
/// (<c>RandomLabels</c> draws its own in each).
/// </summary>
public sealed class Samples : IDisposable
{
    /// <summary>Takes ownership of both tensors.</summary>
    /// <param name="x"><c>[N, features]</c>, or token numbers <c>[N, T]</c>, int64.</param>
    /// <param name="y"><c>[N]</c> for all lanes or <c>[L, N]</c>, int64.</param>
    /// <exception cref="ArgumentException">The number of inputs and labels differ.</exception>
    public Samples(Tensor x, Tensor y)
    {
        if (x.shape[0] != y.shape[^1])
        {
            throw new ArgumentException($"samples: expected one label per input, found {x.shape[0]} inputs and {y.shape[^1]} labels", nameof(y));
        }

        X = x.DetachFromDisposeScope();
        Y = y.DetachFromDisposeScope();
    }

    /// <summary>Inputs, <c>[N, features]</c>, or token numbers <c>[N, T]</c>, int64.</summary>
    public Tensor X { get; }

    /// <summary>Labels, <c>[N]</c> or <c>[L, N]</c>, int64.</summary>
    public Tensor Y { get; }

    /// <summary>N.</summary>
    public long Count => X.shape[0];

    /// <summary>Rows of this set, the same in every lane.</summary>
    /// <param name="rows">Indices <c>[n]</c>, int64.</param>
    public Samples Rows(Tensor rows)
    {
        using var scope = TensorScope.Begin();
        return new(X.index_select(0, rows), Y.index_select(-1, rows));
    }

    /// <summary>This set followed by another.</summary>
    public Samples Concat(Samples other)
    {
        using var scope = TensorScope.Begin();
        var (a, b) = Y.dim() == other.Y.dim() ? (Y, other.Y)
            : Y.dim() > other.Y.dim() ? (Y, other.Y.expand(Y.shape[0], -1)) : (Y.expand(other.Y.shape[0], -1), other.Y);
        return new(cat([X, other.X]), cat([a, b], -1));
    }

    /// <summary>The batch of the samples that <paramref name="rows"/> <c>[L, B]</c> names, its own in each lane.</summary>
    public Batch Gather(Tensor rows)
    {
        var flat = rows.reshape(-1);
        var y = Y.dim() == 1 ? Y.index_select(0, flat) : Y.gather(1, rows).view(-1);
        return new(X.index_select(0, flat), y, (int)rows.shape[0]);
    }

    /// <summary>The consecutive samples from <paramref name="start"/>, in index order, the same in each of L lanes.</summary>
    public Batch Slice(long start, long count, int lanes)
    {
        var x = X.narrow(0, start, count);
        var y = Y.narrow(-1, start, count);
        return lanes == 1
            ? new(x, y.view(-1), 1)
            : new(x.repeat(lanes, 1), (y.dim() == 1 ? y.repeat(lanes) : y.reshape(-1)), lanes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        X.Dispose();
        Y.Dispose();
    }
}

/// <summary>A batch of B samples in each of L lanes, lane after lane: inputs <c>[L*B, features]</c>, labels <c>[L*B]</c>.</summary>
public readonly record struct Batch(Tensor X, Tensor Y, int Lanes)
{
    /// <summary>Consecutive samples of the batch, the same places in each lane; views if there is one lane.</summary>
    public Batch Slice(long start, long count) => Lanes == 1
        ? new(X.narrow(0, start, count), Y.narrow(0, start, count), 1)
        : new(
            X.view(Lanes, -1, X.shape[1]).narrow(1, start, count).flatten(0, 1),
            Y.view(Lanes, -1).narrow(1, start, count).flatten(),
            Lanes);
}
