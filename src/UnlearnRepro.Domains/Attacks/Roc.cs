namespace UnlearnRepro.Domains.Attacks;

/// <summary>How well scores tell positives from negatives, whatever the threshold.</summary>
public static class Roc
{
    /// <summary>P(score of a positive &gt; score of a negative), ties half: the area under the curve. 0.5 where the scores tell nothing.</summary>
    public static double Auc(double[] positives, double[] negatives)
    {
        double[] high = Sorted(positives), low = Sorted(negatives);
        double wins = 0;
        for (int k = 0, below = 0, notAbove = 0; k < high.Length; k++)
        {
            while (below < low.Length && low[below] < high[k])
            {
                below++;
            }

            for (notAbove = Math.Max(notAbove, below); notAbove < low.Length && low[notAbove] == high[k];)
            {
                notAbove++;
            }

            wins += (below + notAbove) / 2.0;
        }

        return wins / ((double)high.Length * low.Length);
    }

    /// <summary>Largest share of positives above a threshold that at most a share <paramref name="rate"/> of the negatives exceeds.</summary>
    public static double TrueRateAt(double rate, double[] positives, double[] negatives)
    {
        double[] low = Sorted(negatives);
        double threshold = low[low.Length - 1 - (int)Math.Floor(rate * low.Length)];
        return positives.Count(score => score > threshold) / (double)positives.Length;
    }

    /// <summary>Mean of the shares of positives above 0 and of negatives below it, ties half: balanced accuracy.</summary>
    public static double BalancedAccuracy(double[] positives, double[] negatives) =>
        (ShareAbove(positives) + 1 - ShareAbove(negatives)) / 2;

    private static double ShareAbove(double[] scores) => scores.Average(score => score > 0 ? 1 : score == 0 ? 0.5 : 0);

    private static double[] Sorted(double[] values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }
}
