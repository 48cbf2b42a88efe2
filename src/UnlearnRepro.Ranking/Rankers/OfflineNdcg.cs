using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Rankers;

/// <summary>nDCG of a ranker on a set of queries.</summary>
internal static class OfflineNdcg
{
    /// <summary>The mean over the queries with a relevant document; NaN where there is none.</summary>
    public static double Mean(QuerySet queries, ReadOnlySpan<double> weights, int k) => Mean(queries.Queries, weights, k);

    /// <summary>The same of a list of queries.</summary>
    public static double Mean(IReadOnlyList<Query> queries, ReadOnlySpan<double> weights, int k)
    {
        var top = new TopDocuments(k);
        (double sum, int count) = (0, 0);
        for (int q = 0; q < queries.Count; q++)
        {
            if (queries[q].HasRelevant)
            {
                sum += Ndcg.Of(queries[q], top.Of(queries[q], weights), k);
                count++;
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
