using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Tests.Rankers;

/// <summary>The law of lists and what a pair weighs, straight from their definitions, in logarithms.</summary>
internal static class Reference
{
    public static double Score(Query query, int document, double[] weights)
    {
        double sum = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            sum += query.Document(document)[k] * weights[k];
        }

        return sum;
    }

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>All lists of some documents out of n.</summary>
    public static IEnumerable<int[]> Lists(int n, int shown) =>
        shown == 0 ? [[]] : Lists(n, shown - 1).SelectMany(list => Enumerable.Range(0, n).Except(list).Select(d => (int[])[.. list, d]));

    /// <summary>ln P(R) = sum over ranks of s less the logarithm of the sum of exp(s) over all documents that do not stand above.</summary>
    public static double LogProbability(int[] list, double[] scores)
    {
        double sum = 0;
        for (int r = 0; r < list.Length; r++)
        {
            double[] left = [.. Enumerable.Range(0, scores.Length).Except(list[..r]).Select(d => scores[d])];
            double most = left.Max();
            sum += scores[list[r]] - most - Math.Log(left.Sum(s => Math.Exp(s - most)));
        }

        return sum;
    }

    /// <summary>P(R*) / (P(R) + P(R*)), R* with two ranks exchanged.</summary>
    public static double Rho(int[] list, double[] scores, int a, int b)
    {
        int[] exchanged = [.. list];
        (exchanged[a], exchanged[b]) = (exchanged[b], exchanged[a]);
        return Sigmoid(LogProbability(exchanged, scores) - LogProbability(list, scores));
    }

    /// <summary>rho sigma(s_i - s_j) sigma(s_j - s_i) of two ranks.</summary>
    public static double Weight(int[] list, double[] scores, int a, int b)
    {
        double gap = scores[list[a]] - scores[list[b]];
        return Rho(list, scores, a, b) * Sigmoid(gap) * Sigmoid(-gap);
    }

    /// <summary>Ranks of a click and of a document without one, down to the first below the last click.</summary>
    public static IEnumerable<(int Preferred, int Other)> Pairs(bool[] clicked) =>
        from i in Enumerable.Range(0, clicked.Length)
        from j in Enumerable.Range(0, clicked.Length)
        where clicked[i] && !clicked[j] && j <= Array.LastIndexOf(clicked, true) + 1
        select (i, j);
}
