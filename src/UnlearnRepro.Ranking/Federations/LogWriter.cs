using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>Keeps of a training what the methods need.</summary>
internal sealed class LogWriter(Recipe recipe, double[] initial, int clients)
{
    private readonly double[] initial = [.. initial];
    private readonly double[][] updates = Zeros(clients, initial.Length), weighted = Zeros(clients, initial.Length);
    private readonly List<LoggedRound> kept = [];
    private LoggedRound? last;
    private double squares;
    private int round;

    /// <summary>A round: what all clients were given, and what each sent.</summary>
    public void Note(double[] global, IReadOnlyList<float[]> messages)
    {
        last = new(global, messages);
        double[] mean = last.MeanUpdate([.. Enumerable.Range(0, clients)]);
        double square = Rows.Product(mean, mean);
        squares += square;
        for (int c = 0; c < clients; c++)
        {
            for (int k = 0; k < global.Length; k++)
            {
                double update = messages[c][k] - global[k];
                updates[c][k] += update;
                weighted[c][k] += square * update;
            }
        }

        if (round++ % recipe.LogEvery == 0)
        {
            kept.Add(last);
        }
    }

    /// <summary>The log of a training of one round or more.</summary>
    public TrainingLog Log() => new(
        initial, updates, [.. weighted.Select(sum => Array.ConvertAll(sum, x => squares > 0 ? x / squares : 0))], last!, recipe.LogEvery, kept);

    /// <summary>Bytes of a log: weights in double, messages in float.</summary>
    public static long Bytes(Recipe recipe, int features)
    {
        long kept = (recipe.Rounds + recipe.LogEvery - 1) / recipe.LogEvery, row = sizeof(double) * features, sent = sizeof(float) * features * recipe.Clients;
        return (2 * row) + (2 * recipe.Clients * row) + sent + (kept * (row + sent));
    }

    private static double[][] Zeros(int clients, int features) => [.. Enumerable.Range(0, clients).Select(_ => new double[features])];
}
