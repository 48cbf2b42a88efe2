namespace UnlearnRepro.Kernels.Layers;

/// <summary>
/// Counts, on each thread, the samples that are pushed through networks: a cost that does not depend on the machine and is the same
/// at every run, which seconds are not. Counts only grow; what a piece of work took is the difference of two readings.
/// </summary>
public static class PassMeter
{
    [ThreadStatic]
    private static PassCount total;

    /// <summary>Everything that this thread has pushed so far.</summary>
    public static PassCount Total => total;

    internal static void Add(long samples) =>
        total = new(total.Forward + samples, total.Backward + (is_grad_enabled() ? samples : 0));
}

/// <summary>Numbers of samples in one lane; the lanes of a model pass together and count once.</summary>
/// <param name="Forward">Through the network, with or without a gradient after it.</param>
/// <param name="Backward">Those of them that recorded a graph, which is done for a backward pass only.</param>
public readonly record struct PassCount(long Forward, long Backward)
{
    /// <summary>What came between two readings.</summary>
    public static PassCount operator -(PassCount later, PassCount earlier) => new(later.Forward - earlier.Forward, later.Backward - earlier.Backward);
}
