namespace UnlearnRepro.Statistics;

/// <summary>
/// Generator of the resampling methods (splitmix64; Steele, Lea, Flood 2014). MathNet's generators take 32-bit seeds, which would
/// make some of two 64-bit named seeds collide; this one uses all 64 bits and gives the same numbers on every platform.
/// </summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform on 0..n-1; the bias of the multiply-shift is below n / 2^64.</summary>
    public int Below(int n) => (int)Math.BigMul(Next(), (ulong)n, out _);

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
