using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Rankers;

/// <summary>
/// nDCG@k with the gain 2^grade - 1 and the discount log2(rank + 1), the ideal over all documents of the query. The mean is over the queries with a
/// relevant document; over all queries it is that times the share of such queries, a constant factor. The LETOR tool's rule, which gives 0 where there are
/// fewer than k documents, is neither.
/// </summary>
internal static class Ndcg
{
    /// <summary>nDCG@k of a query with a relevant document.</summary>
    /// <param name="query">The query.</param>
    /// <param name="list">Numbers of its documents, the top one first; k of them, or all.</param>
    /// <param name="k">How many ranks count.</param>
    public static double Of(Query query, ReadOnlySpan<int> list, int k)
    {
        double sum = 0;
        for (int r = 0; r < Math.Min(k, list.Length); r++)
        {
            sum += Gains.At(query.Grades[list[r]], r);
        }

        return sum / query.Ideal(k);
    }

    /// <summary>DCG@k of grades in the order shown.</summary>
    public static double Gain(ReadOnlySpan<int> grades, int k)
    {
        double sum = 0;
        for (int r = 0; r < Math.Min(k, grades.Length); r++)
        {
            sum += Gains.At(grades[r], r);
        }

        return sum;
    }

    /// <summary>The highest DCG@k that a query's documents allow.</summary>
    public static double Ideal(Query query, int k) => query.Ideal(k);

    /// <summary>The documents by falling scores; those of one score in their own order.</summary>
    public static int[] Order(Query query, ReadOnlySpan<double> weights)
    {
        double[] keys = new double[query.Documents];
        int[] order = new int[query.Documents];
        Rows.Products(query.Values, weights, keys);
        for (int d = 0; d < order.Length; d++)
        {
            order[d] = d;
        }

        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[b].CompareTo(keys[a]) : a.CompareTo(b));
        return order;
    }
}
