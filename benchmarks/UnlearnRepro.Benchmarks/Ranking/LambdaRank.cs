using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Benchmarks.Ranking;

/// <summary>
/// Linear LambdaRank (Burges, Ragno, Le 2006), trained on grades and not on clicks: what federated training on clicks is held against. One step a query,
/// in an order drawn for every pass; a pair of documents of different grades pulls with sigma(s_j - s_i) times what exchanging them would change in nDCG.
/// What is looked at is the mean of a pass's weights, which single queries move less; step size and pass are those of the best nDCG@10 on the validation
/// part.
/// </summary>
internal static class LambdaRank
{
    private const int Passes = 60, Cutoff = 10;

    private static readonly double[] Steps = [0.003, 0.01, 0.03, 0.1];

    /// <summary>Weights of the best validation nDCG@10.</summary>
    public static double[] Train(RankingData data)
    {
        (double highest, double[] chosen) = (double.NegativeInfinity, []);
        foreach (double step in Steps)
        {
            double[] weights = new double[data.Train.Features], mean = new double[weights.Length];
            var random = new SplitMix64(6);
            for (int pass = 0; pass < Passes; pass++)
            {
                Array.Clear(mean);
                foreach (int q in random.Choose(data.Train.Queries.Count, data.Train.Queries.Count))
                {
                    Descend(data.Train.Queries[q], weights, step);
                    TensorPrimitives.Add(mean, weights, mean);
                }

                // Their sum ranks as their mean does.
                double found = OfflineNdcg.Mean(data.Validation, mean, Cutoff);
                if (found > highest)
                {
                    (highest, chosen) = (found, [.. mean]);
                }
            }
        }

        return chosen;
    }

    private static void Descend(Query query, double[] weights, double step)
    {
        int[] order = Ndcg.Order(query, weights);
        double[] scores = new double[order.Length], lambdas = new double[order.Length];
        Rows.Products(query.Values, weights, scores);
        for (int a = 0; a < order.Length; a++)
        {
            for (int b = a + 1; b < order.Length; b++)
            {
                int i = order[a], j = order[b], gap = query.Grades[i] - query.Grades[j];
                if (gap != 0)
                {
                    double change = Math.Abs(((1 << query.Grades[i]) - (1 << query.Grades[j])) * (Discount(a) - Discount(b))) / query.Ideal(order.Length);
                    double pull = Math.Sign(gap) * change / (1 + Math.Exp(Math.Sign(gap) * (scores[i] - scores[j])));
                    lambdas[i] += pull;
                    lambdas[j] -= pull;
                }
            }
        }

        double[] gradient = new double[weights.Length];
        Rows.Combine(query.Values, [.. Enumerable.Range(0, order.Length)], lambdas, gradient);
        for (int k = 0; k < weights.Length; k++)
        {
            weights[k] += step * gradient[k];
        }
    }

    private static double Discount(int rank) => 1 / Math.Log2(rank + 2);
}
