using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Tests.Datasets;

/// <summary>
/// A linear ranker that knows the grades: RankNet (Burges et al. 2005), stochastic descent of the sum over pairs of documents of a query of
/// <c>ln(1 + exp(s_j - s_i))</c> where i has the higher grade, divided by the number of pairs. A yardstick that shares no code with clicks or federations.
/// </summary>
internal static class RankNet
{
    /// <summary>The mean of the weights over the second half of the passes.</summary>
    public static double[] Train(QuerySet set, int passes = 30, double step = 0.2)
    {
        double[] weights = new double[set.Features], mean = new double[set.Features];
        for (int pass = 0; pass < passes; pass++)
        {
            foreach (var query in set.Queries)
            {
                Step(query, weights, step / (1 + (pass * 0.1)));
            }

            if (pass >= passes / 2)
            {
                TensorPrimitives.Add(mean, weights, mean);
            }
        }

        return mean;
    }

    private static void Step(Query query, double[] weights, double step)
    {
        double[] scores = new double[query.Documents], coefficients = new double[query.Documents];
        for (int d = 0; d < scores.Length; d++)
        {
            scores[d] = TensorPrimitives.Dot(query.Document(d), weights);
        }

        int pairs = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            for (int j = 0; j < scores.Length; j++)
            {
                if (query.Grades[i] > query.Grades[j])
                {
                    double push = 1 / (1 + Math.Exp(scores[i] - scores[j]));
                    (coefficients[i], coefficients[j], pairs) = (coefficients[i] + push, coefficients[j] - push, pairs + 1);
                }
            }
        }

        for (int d = 0; pairs > 0 && d < scores.Length; d++)
        {
            TensorPrimitives.MultiplyAdd(query.Document(d), step * coefficients[d] / pairs, weights, weights);
        }
    }
}
