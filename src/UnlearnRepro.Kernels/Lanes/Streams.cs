namespace UnlearnRepro.Kernels.Lanes;

/// <summary>One lane's 64-bit seeds, by purpose (<c>init</c>, <c>shuffle</c>, <c>labels</c>, ...) and index (an epoch, a layer).</summary>
public delegate ulong SeedSource(string purpose, int index);

/// <summary>
/// The random numbers of a run of L lanes: each lane has a source of its own, and every draw opens a fresh generator
/// for its purpose. No draw can therefore shift another one. All draws are made on the CPU, so that a device
/// does not change them.
/// </summary>
/// <param name="lanes">One source per lane.</param>
public sealed class Streams(IReadOnlyList<SeedSource> lanes)
{
    /// <summary>The streams of a single lane.</summary>
    public Streams(SeedSource lane)
        : this([lane])
    {
    }

    /// <summary>L.</summary>
    public int Lanes => lanes.Count;

    /// <summary>Draws one tensor per lane and stacks them.</summary>
    /// <returns><c>[L, ...]</c>.</returns>
    public Tensor Draw(string purpose, int index, Func<Generator, Tensor> draw)
    {
        using var scope = TensorScope.Begin();
        var drawn = new Tensor[lanes.Count];
        for (int lane = 0; lane < drawn.Length; lane++)
        {
            using var generator = new Generator(lanes[lane](purpose, index), CPU);
            drawn[lane] = draw(generator);
        }

        return scope.Keep(stack(drawn));
    }

    /// <summary>A permutation of 0..n-1 per lane.</summary>
    /// <returns><c>[L, n]</c>, int64.</returns>
    public Tensor Permutation(string purpose, int index, long n) =>
        Draw(purpose, index, generator => randperm(n, generator: generator));

    /// <summary>Refuses a model of another number of lanes: its batches would be cut in the wrong places without an error.</summary>
    internal void RequireLanes(int expected)
    {
        if (Lanes != expected)
        {
            throw new ArgumentException($"streams: expected one per lane of the model, {expected}, found {Lanes}");
        }
    }
}
