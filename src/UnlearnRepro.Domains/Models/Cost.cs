using System.Diagnostics;

namespace UnlearnRepro.Domains.Models;

/// <summary>What a piece of work took.</summary>
/// <param name="Seconds">Of this machine.</param>
/// <param name="Passes">Samples pushed through models; null where nobody counts.</param>
public readonly record struct Cost(double Seconds, Passes? Passes = null);

/// <summary>Samples pushed through models.</summary>
/// <param name="Forward">Forward passes, also those before a backward pass.</param>
/// <param name="Backward">Backward passes.</param>
public readonly record struct Passes(long Forward, long Backward);

/// <summary>Measures work that stays on one thread.</summary>
/// <param name="passes">What the thread has pushed through models so far; null where nobody counts.</param>
internal sealed class Meter(Func<Passes?> passes)
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly Passes? before = passes();

    /// <summary>Since the meter was made.</summary>
    public Cost Cost => new(
        Stopwatch.GetElapsedTime(start).TotalSeconds,
        before is { } b && passes() is { } now ? new(now.Forward - b.Forward, now.Backward - b.Backward) : null);
}
