namespace UnlearnRepro.Statistics.Numerics;

/// <summary>Subsets counted out.</summary>
internal static class Combinations
{
    /// <summary>All subsets of 0..n-1 of the given size, each in rising order.</summary>
    public static IEnumerable<int[]> Of(int size, int n) => size == 0
        ? [[]]
        : from last in Enumerable.Range(size - 1, n - size + 1)
          from rest in Of(size - 1, last)
          select (int[])[.. rest, last];
}
