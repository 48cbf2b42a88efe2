using System.Numerics.Tensors;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>What a client is to do in a round.</summary>
/// <param name="Client">Which one.</param>
/// <param name="Round">The round of the streams.</param>
/// <param name="Asked">How many queries it has asked before: it goes through its own in turn.</param>
/// <param name="Interactions">How many.</param>
/// <param name="Direction">Which way its copy goes.</param>
internal readonly record struct ClientRound(int Client, int Round, long Asked, int Interactions, Direction Direction);

/// <summary>
/// The work of clients, one after another: lists are shown, clicked on, and the client's copy of the weights takes a step after each. The message is the copy,
/// rounded to float. One workspace; no thread shares it.
/// </summary>
internal sealed class Client(Federation federation)
{
    private readonly Pdgd pdgd = new(federation.Recipe.Shown);
    private readonly double[] copy = new double[federation.Features], gradient = new double[federation.Features];

    /// <summary>A client's message, and the mean nDCG of the lists that it was shown.</summary>
    public (float[] Message, double Online) Train(double[] weights, ClientRound work, Draws draws)
    {
        weights.CopyTo(copy, 0);
        var (lists, clicks) = (draws.ListsOf(work.Client, work.Round), draws.ClicksOf(work.Client, work.Round));
        bool attacks = federation.IsAttacker(work.Client);
        var noise = attacks && federation.Attack == Attack.Updates ? draws.NoiseOf(work.Client, work.Round) : null;
        var user = attacks && federation.Attack == Attack.Clicks ? federation.Attacker : federation.User;
        var queries = federation.Clients[work.Client];
        double step = work.Direction == Direction.Ascend ? -federation.Recipe.LearningRate : federation.Recipe.LearningRate, seen = 0;
        for (int k = 0; k < work.Interactions; k++)
        {
            var query = queries[(int)((work.Asked + k) % queries.Count)];
            pdgd.Show(query, copy, lists);
            pdgd.Click(query, user, clicks);
            bool moves = pdgd.Gradient(query, gradient);
            if (noise is not null)
            {
                UpdatePoison.Apply(gradient, noise);
                moves = true;
            }

            if (moves)
            {
                TensorPrimitives.MultiplyAdd(gradient, step, copy, copy);
            }

            seen += Seen(query);
        }

        float[] message = new float[copy.Length];
        for (int k = 0; k < message.Length; k++)
        {
            message[k] = (float)copy[k];
        }

        return (message, seen / work.Interactions);
    }

    // nDCG@10 of the list that was shown; 0 where nothing is relevant.
    private double Seen(Query query) => query.HasRelevant ? Ndcg.Gain(pdgd.Grades, 10) / query.Ideal(10) : 0;
}
