namespace UnlearnRepro.Statistics.Numerics;

/// <summary>
/// The generator SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"): takes all 64 bits
/// of a seed (System.Random, MathNet's and libtorch's generators take 32, so that some of many named seeds would collide), is a
/// few lines long and gives the same numbers on every platform and version. Not for secrets.
/// </summary>
/// <param name="seed">Any 64 bits; zero is as good as another value.</param>
public sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(state += Step);

    /// <summary>What <see cref="Next"/> of a new generator gives at call <paramref name="index"/>, from 0: a table of seeds that nobody has to keep.</summary>
    public static ulong At(ulong seed, int index) => Mix(seed + (((ulong)index + 1) * Step));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1, each exactly as likely as the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is zero or negative.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);

        // 2^64 mod bound values are one too many for a fair remainder: they are drawn again.
        ulong range = (ulong)bound, unfair = (0UL - range) % range, drawn;
        do
        {
            drawn = Next();
        }
        while (drawn < unfair);
        return (int)(drawn % range);
    }

    /// <summary>A random subset of 0..n-1 of the given size, in random order.</summary>
    public int[] Choose(int size, int n) => [.. Choose(size, [.. Enumerable.Range(0, n)])];

    /// <summary>The same out of a pool, which keeps the new order: any order is as good a start for the next subset.</summary>
    public ReadOnlySpan<int> Choose(int size, int[] pool)
    {
        for (int k = 0; k < size; k++)
        {
            int other = k + Below(pool.Length - k);
            (pool[k], pool[other]) = (pool[other], pool[k]);
        }

        return pool.AsSpan(0, size);
    }
}
