using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Metrics;

/// <summary>
/// The listwise loss that RelR looks at: cross-entropy of the softmax of scores under the softmax of grades, in nats, over all documents of a query. The
/// published code draws a list of ten and looks at that, so that the loss of one ranker is another number each time.
/// </summary>
internal static class ListLoss
{
    /// <summary>The mean over queries.</summary>
    public static double Mean(IReadOnlyList<Query> queries, double[] weights) => queries.Average(query => Of(query, weights));

    /// <summary>The loss of one query.</summary>
    public static double Of(Query query, double[] weights)
    {
        double[] scores = new double[query.Documents], grades = new double[query.Documents];
        for (int d = 0; d < scores.Length; d++)
        {
            (scores[d], grades[d]) = (TensorPrimitives.Dot(query.Document(d), weights), query.Grades[d]);
        }

        TensorPrimitives.SoftMax(grades, grades);
        double top = scores.Max(), rest = Math.Log(scores.Sum(score => Math.Exp(score - top)));
        return -grades.Zip(scores, (share, score) => share * (score - top - rest)).Sum();
    }
}
