namespace UnlearnRepro.Ranking.Queries;

/// <summary>Gain of a grade and discount of a rank, as nDCG has them (Burges et al. 2005): 2^grade - 1 and 1 / log2(rank + 1).</summary>
internal static class Gains
{
    private static readonly double[] Discounts = [.. Enumerable.Range(0, 128).Select(rank => 1 / Math.Log2(rank + 2))];

    /// <summary>What a document adds.</summary>
    /// <param name="grade">Its grade.</param>
    /// <param name="rank">Its rank, 0 at the top.</param>
    public static double At(int grade, int rank) => ((1 << grade) - 1) * (rank < Discounts.Length ? Discounts[rank] : 1 / Math.Log2(rank + 2));

    /// <summary>The highest DCG@1, DCG@2 and so on that documents of these grades allow.</summary>
    public static double[] Ideal(ReadOnlySpan<int> grades)
    {
        int[] sorted = grades.ToArray();
        Array.Sort(sorted);
        Array.Reverse(sorted);
        double[] ideal = new double[sorted.Length];
        double sum = 0;
        for (int r = 0; r < ideal.Length; r++)
        {
            ideal[r] = sum += At(sorted[r], r);
        }

        return ideal;
    }
}
