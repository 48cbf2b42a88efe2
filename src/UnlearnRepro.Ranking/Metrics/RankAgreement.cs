namespace UnlearnRepro.Ranking.Metrics;

/// <summary>How alike two orders of the same documents are.</summary>
internal static class RankAgreement
{
    /// <summary>The weight of the next depth in <see cref="Overlap"/>: its first ten ranks have 86 % of all.</summary>
    public const double Persistence = 0.9;

    /// <summary>Kendall's tau: the share of pairs in the same order less that of the others; NaN for one document.</summary>
    public static double Tau(int[] a, int[] b)
    {
        int[] rank = Ranks(b);
        long discordant = 0, pairs = (long)a.Length * (a.Length - 1) / 2;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = i + 1; j < a.Length; j++)
            {
                discordant += rank[a[i]] > rank[a[j]] ? 1 : 0;
            }
        }

        return 1 - (2.0 * discordant / pairs);
    }

    /// <summary>
    /// Rank-biased overlap, extrapolated (Webber, Moffat, Zobel 2010, eq. 23): with X_d documents common to the first d of both,
    /// <c>p^n X_n / n + (1 - p) / p sum_d p^d X_d / d</c>.
    /// </summary>
    public static double Overlap(int[] a, int[] b)
    {
        bool[] inA = new bool[a.Length], inB = new bool[a.Length];
        (int common, double weight, double sum) = (0, 1, 0);
        for (int d = 1; d <= a.Length; d++)
        {
            (int x, int y) = (a[d - 1], b[d - 1]);
            common += x == y ? 1 : (inB[x] ? 1 : 0) + (inA[y] ? 1 : 0);
            (inA[x], inB[y]) = (true, true);
            weight *= Persistence;
            sum += weight * common / d;
        }

        return weight + ((1 - Persistence) / Persistence * sum);
    }

    private static int[] Ranks(int[] order)
    {
        int[] ranks = new int[order.Length];
        for (int place = 0; place < order.Length; place++)
        {
            ranks[order[place]] = place;
        }

        return ranks;
    }
}
