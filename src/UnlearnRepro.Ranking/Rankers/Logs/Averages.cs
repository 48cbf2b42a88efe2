namespace UnlearnRepro.Ranking.Rankers.Logs;

/// <summary>Federated averaging (McMahan et al. 2017) of clients who had equally many interactions.</summary>
internal static class Averages
{
    /// <summary>The mean of messages, summed in double in their order.</summary>
    public static double[] Of(IReadOnlyList<float[]> messages)
    {
        double[] mean = new double[messages[0].Length];
        foreach (float[] message in messages)
        {
            for (int k = 0; k < mean.Length; k++)
            {
                mean[k] += message[k];
            }
        }

        for (int k = 0; k < mean.Length; k++)
        {
            mean[k] /= messages.Count;
        }

        return mean;
    }
}
