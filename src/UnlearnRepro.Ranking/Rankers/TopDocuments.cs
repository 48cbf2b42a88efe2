using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Rankers;

/// <summary>The first k documents of the ranking that <see cref="Ndcg.Order"/> gives whole. One workspace; no thread shares it.</summary>
internal sealed class TopDocuments(int k)
{
    private readonly int[] documents = new int[k];
    private readonly double[] best = new double[k];
    private double[] scores = [];

    /// <summary>Numbers of documents, the top one first; the next call overwrites them.</summary>
    public ReadOnlySpan<int> Of(Query query, ReadOnlySpan<double> weights)
    {
        if (scores.Length < query.Documents)
        {
            scores = new double[query.Documents];
        }

        var all = scores.AsSpan(0, query.Documents);
        Rows.Products(query.Values, weights, all);
        int found = 0;
        for (int d = 0; d < all.Length; d++)
        {
            // Of equal scores the earlier document stays above.
            if (found == k && !(all[d] > best[k - 1]))
            {
                continue;
            }

            int at = found == k ? k - 1 : found++;
            for (; at > 0 && all[d] > best[at - 1]; at--)
            {
                (best[at], documents[at]) = (best[at - 1], documents[at - 1]);
            }

            (best[at], documents[at]) = (all[d], d);
        }

        return documents.AsSpan(0, found);
    }
}
