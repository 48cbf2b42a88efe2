using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Seeds;

/// <summary>Uniform permutations that depend on a named seed and on nothing else.</summary>
public static class Permutation
{
    /// <summary>The numbers 0 to <paramref name="count"/> - 1 in random order (Fisher-Yates), all orders equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static int[] Of(int count, Seed seed) => First(count, count, seed);

    /// <summary>
    /// The first <paramref name="length"/> numbers of <see cref="Of"/>: a draw without replacement. A shorter draw from
    /// the same seed is a prefix of a longer one, so that forgetting more never exchanges what was forgotten before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or above the count.</exception>
    public static int[] First(int length, int count, Seed seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, count);
        return new SplitMix64(seed.Value).Choose(length, count);
    }
}
