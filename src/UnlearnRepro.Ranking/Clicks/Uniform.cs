using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Clicks;

/// <summary>Draws as rankings, clicks and attacks need them.</summary>
internal static class Uniform
{
    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public static double Unit(this SplitMix64 random) => Unit(random.Next());

    /// <summary>The same of a word.</summary>
    public static double Unit(ulong word) => (word >> 11) * (1.0 / (1UL << 53));

    /// <summary>A standard normal number, of two words (Box, Muller 1958).</summary>
    public static double Normal(this SplitMix64 random) => Normal(random.Next(), random.Next());

    /// <summary>The same of a source of words.</summary>
    public static double Normal(Func<ulong> words) => Normal(words(), words());

    private static double Normal(ulong length, ulong angle) => Math.Sqrt(-2 * Math.Log(1 - Unit(length))) * Math.Cos(2 * Math.PI * Unit(angle));
}
