using System.Diagnostics;

namespace UnlearnRepro.Cli.Verbs;

/// <summary>Something timed in rounds, so that several can be interleaved and a slow moment of the machine hits them all.</summary>
/// <param name="name">What it is.</param>
/// <param name="repeats">Repetitions in a round.</param>
/// <param name="action">Does it so many times.</param>
internal sealed class Measurement(string name, int repeats, Action<int> action)
{
    private readonly List<double> rounds = [];

    public string Name => name;

    /// <summary>Microseconds of one repetition. The first round also compiles and does not count.</summary>
    public double Median => rounds.Skip(1).Order().ElementAt((rounds.Count - 1) / 2);

    public double Minimum => rounds.Skip(1).Min();

    public static Action<int> Repeat(Action action) => repeats =>
    {
        for (int k = 0; k < repeats; k++)
        {
            action();
        }
    };

    /// <summary>Microseconds of one repetition in one more round.</summary>
    public double Round()
    {
        var clock = Stopwatch.StartNew();
        action(repeats);
        rounds.Add(clock.Elapsed.TotalMicroseconds / repeats);
        return rounds[^1];
    }
}
