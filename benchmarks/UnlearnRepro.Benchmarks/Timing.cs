using System.Diagnostics;

namespace UnlearnRepro.Benchmarks;

/// <summary>Something timed in rounds, so that several can be interleaved and a slow moment of the machine hits them all.</summary>
/// <param name="name">What it is.</param>
/// <param name="repeats">Repetitions in a round.</param>
/// <param name="action">Does it so many times.</param>
internal sealed class Timing(string name, int repeats, Action<int> action)
{
    private readonly List<double> rounds = [];

    /// <summary>The same of an action that does it once.</summary>
    public Timing(string name, int repeats, Action once)
        : this(name, repeats, times =>
        {
            for (int k = 0; k < times; k++)
            {
                once();
            }
        })
    {
    }

    public string Name => name;

    /// <summary>Microseconds of one repetition. The first round also compiles and does not count.</summary>
    public double Median => rounds.Skip(1).Order().ElementAt((rounds.Count - 1) / 2);

    public double Minimum => rounds.Skip(1).Min();

    /// <summary>Microseconds of one repetition in one more round.</summary>
    public double Round()
    {
        var clock = Stopwatch.StartNew();
        action(repeats);
        rounds.Add(clock.Elapsed.TotalMicroseconds / repeats);
        return rounds[^1];
    }
}
