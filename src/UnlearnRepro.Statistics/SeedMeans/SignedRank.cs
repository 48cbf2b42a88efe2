namespace UnlearnRepro.Statistics.SeedMeans;

/// <summary>Law of the signed-rank statistic W, the sum of a random subset of the ranks 1..n (Wilcoxon 1945).</summary>
internal static class SignedRank
{
    /// <summary>Largest k with P(W &lt;= k) at most the tail; -1 when even W = 0 is likelier.</summary>
    public static int Critical(int n, double tail)
    {
        double[] probability = new double[(n * (n + 1) / 2) + 1];
        probability[0] = 1;
        for (int rank = 1; rank <= n; rank++)
        {
            for (int w = rank * (rank + 1) / 2; w >= 0; w--)
            {
                probability[w] = (probability[w] + (w >= rank ? probability[w - rank] : 0)) / 2;
            }
        }

        int k = -1;
        double below = probability[0];
        while (below <= tail)
        {
            k++;
            below += probability[k + 1];
        }

        return k;
    }
}
