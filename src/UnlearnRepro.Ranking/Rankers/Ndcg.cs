using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Rankers;

/// <summary>
/// nDCG@k with the gain 2^grade - 1 and the discount log2(rank + 1), the ideal over all documents of the query. The mean is over the queries with a
/// relevant document; over all queries it is that times the share of such queries, a constant factor. The LETOR tool's rule, which gives 0 where there are fewer than k
/// documents, is neither.
/// </summary>
internal static class Ndcg
{
    private static readonly double[] Discounts = [.. Enumerable.Range(0, 128).Select(rank => 1 / Math.Log2(rank + 2))];

    /// <summary>DCG@k of grades in the order shown.</summary>
    public static double Gain(ReadOnlySpan<int> grades, int k)
    {
        double sum = 0;
        for (int r = 0; r < Math.Min(k, grades.Length); r++)
        {
            sum += ((1 << grades[r]) - 1) * Discounts[r];
        }

        return sum;
    }

    /// <summary>The highest DCG@k that a query's documents allow.</summary>
    public static double Ideal(Query query, int k)
    {
        int[] sorted = query.Grades.ToArray();
        Array.Sort(sorted);
        Array.Reverse(sorted);
        return Gain(sorted, k);
    }

    /// <summary>The documents by falling scores; those of one score in their own order.</summary>
    public static int[] Order(Query query, ReadOnlySpan<double> weights)
    {
        double[] keys = new double[query.Documents];
        int[] order = new int[query.Documents];
        for (int d = 0; d < order.Length; d++)
        {
            keys[d] = -TensorPrimitives.Dot(query.Document(d), weights);
            order[d] = d;
        }

        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        return order;
    }
}
