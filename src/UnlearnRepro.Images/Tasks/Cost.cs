using System.Diagnostics;
using UnlearnRepro.Kernels.Layers;

namespace UnlearnRepro.Images.Tasks;

/// <summary>What a piece of work took.</summary>
/// <param name="Seconds">Of this machine.</param>
/// <param name="Passes">Samples pushed through networks.</param>
public readonly record struct Cost(double Seconds, PassCount Passes);

/// <summary>Measures work that stays on one thread.</summary>
internal readonly record struct Meter(long Clock, PassCount Before)
{
    public Cost Cost => new(Stopwatch.GetElapsedTime(Clock).TotalSeconds, PassMeter.Total - Before);

    public static Meter Start() => new(Stopwatch.GetTimestamp(), PassMeter.Total);
}
