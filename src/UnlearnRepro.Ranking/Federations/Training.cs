using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>Trains M_o on all clients, or M_r on those who stay.</summary>
internal static class Training
{
    /// <summary>M_o, with the log of its training.</summary>
    public static Ranker Original(Federation federation, Seed seed)
    {
        var server = Start(federation, seed);
        var log = new LogWriter(federation.Recipe, server.Weights, federation.Clients.Count);
        while (server.Round < federation.Recipe.Rounds)
        {
            double[] given = server.Weights;
            log.Note(given, server.Average(federation.Everyone));
        }

        return server.Ranker() with { Log = log.Log() };
    }

    /// <summary>M_r. Its initial weights are drawn as training's are.</summary>
    public static Ranker Retrained(Federation federation, Seed seed)
    {
        var server = Start(federation, seed);
        server.Average(federation.Retained, federation.Recipe.Rounds);
        return server.Ranker();
    }

    /// <summary>Weights of length <see cref="Recipe.InitialNorm"/> and of a random direction, all equally likely.</summary>
    public static double[] Initial(int features, Func<ulong> words)
    {
        double[] weights = new double[features];
        for (int k = 0; k < features; k++)
        {
            weights[k] = Uniform.Normal(words);
        }

        TensorPrimitives.Multiply(weights, Recipe.InitialNorm / Math.Sqrt(Rows.Product(weights, weights)), weights);
        return weights;
    }

    private static Server Start(Federation federation, Seed seed) =>
        new(federation, seed, Initial(federation.Features, seed.Words(Draws.Initial, 0)), queries: 0);
}
