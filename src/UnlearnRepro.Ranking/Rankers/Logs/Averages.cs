using System.Numerics.Tensors;

namespace UnlearnRepro.Ranking.Rankers.Logs;

/// <summary>Federated averaging (McMahan et al. 2017) of clients who had equally many interactions.</summary>
internal static class Averages
{
    /// <summary>The mean of messages, summed in double in their order.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static double[] Of(IReadOnlyList<float[]> messages)
    {
        Require(messages.Count);
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

    /// <summary>The mean of messages, each weighted by its client's interactions.</summary>
    public static double[] Of(IReadOnlyList<float[]> messages, IReadOnlyList<int> interactions)
    {
        Require(messages.Count);
        double[] mean = new double[messages[0].Length];
        for (int c = 0; c < messages.Count; c++)
        {
            for (int k = 0; k < mean.Length; k++)
            {
                mean[k] += interactions[c] * (double)messages[c][k];
            }
        }

        TensorPrimitives.Divide(mean, interactions.Sum(), mean);
        return mean;
    }

    /// <summary>The mean of some clients' rows.</summary>
    /// <param name="rows">A row for each client of the federation.</param>
    /// <param name="clients">Whose are averaged.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static double[] Of(IReadOnlyList<double[]> rows, IReadOnlyList<int> clients)
    {
        Require(clients.Count);
        double[] mean = new double[rows[0].Length];
        foreach (int client in clients)
        {
            TensorPrimitives.Add(mean, rows[client], mean);
        }

        TensorPrimitives.Divide(mean, clients.Count, mean);
        return mean;
    }

    private static void Require(int clients)
    {
        if (clients == 0)
        {
            throw new ArgumentException("federated averaging: expected a client or more, found none");
        }
    }
}
