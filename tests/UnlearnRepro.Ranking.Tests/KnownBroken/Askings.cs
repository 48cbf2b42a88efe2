using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.KnownBroken;

/// <summary>Ways of asking clients that published code has.</summary>
internal static class Askings
{
    /// <summary>Weights are handed on without a copy: all clients train one array.</summary>
    public static Asking OneArray { get; } = (data, weights, clients) =>
    {
        var server = new Server(data, Seed.Root(20), weights, queries: 0);
        double[] shared = weights;
        return server.Ask(clients, client =>
        {
            var trained = server.Train(client, from: shared);
            shared = Array.ConvertAll(trained.Message, weight => (double)weight);
            return trained;
        });
    };

    /// <summary>Everybody's lists and clicks come from one generator.</summary>
    public static Asking OneGenerator { get; } = (data, weights, clients) =>
    {
        var random = new SplitMix64(20);
        Pdgd pdgd = new(data.Recipe.Shown);
        double[] gradient = new double[weights.Length];
        return [.. clients.Select(client =>
        {
            double[] copy = [.. weights];
            foreach (var query in data.Clients[client])
            {
                pdgd.Show(query, copy, random);
                pdgd.Click(query, data.User, random);
                pdgd.Gradient(query, gradient);
                TensorPrimitives.MultiplyAdd(gradient, data.Recipe.LearningRate, copy, copy);
            }

            return Array.ConvertAll(copy, weight => (float)weight);
        })];
    };
}
