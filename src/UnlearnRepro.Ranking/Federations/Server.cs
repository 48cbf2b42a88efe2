using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>Which way a client's copy goes.</summary>
internal enum Direction
{
    /// <summary>Where its clicks point.</summary>
    Descend,

    /// <summary>The other way: the client unlearns.</summary>
    Ascend,
}

/// <summary>
/// The server of a federation: it gives its weights to clients, takes theirs, and goes on to the next round. While it does, it keeps what users met
/// (<see cref="Course"/>).
/// </summary>
internal sealed class Server
{
    private readonly Federation federation;
    private readonly Draws draws;
    private readonly Client client;
    private readonly List<double> curve = [];
    private readonly IReadOnlyList<int> marks;
    private readonly long[] asked;
    private double online, discount = 1;
    private int rounds;
    private long messages;

    /// <summary>Starts at some weights.</summary>
    /// <param name="federation">Its clients.</param>
    /// <param name="seed">The seed of everything that is drawn.</param>
    /// <param name="weights">Where to start; copied.</param>
    /// <param name="queries">How many rounds of queries the clients have asked before: each goes on where it was.</param>
    public Server(Federation federation, Seed seed, double[] weights, int queries)
    {
        (this.federation, Weights) = (federation, [.. weights]);
        asked = [.. federation.Clients.Select(_ => (long)queries * federation.Recipe.Interactions)];
        draws = new(seed, federation.Clients.Count);
        client = new(federation);
        marks = federation.Recipe.Marks;
        Look();
    }

    /// <summary>W_t.</summary>
    public double[] Weights { get; private set; }

    /// <summary>t, rounds of this server.</summary>
    public int Round => rounds;

    /// <summary>What happened so far.</summary>
    public Course Course => new([.. curve], online, rounds, messages);

    /// <summary>Asks clients for their messages of this round.</summary>
    /// <param name="clients">Who.</param>
    /// <param name="interactions">How many interactions each; null for the recipe's.</param>
    /// <param name="direction">Which way each goes; null where all descend.</param>
    public IReadOnlyList<float[]> Ask(IReadOnlyList<int> clients, int? interactions = null, Func<int, Direction>? direction = null) =>
        Ask(clients, c => Train(c, interactions, direction?.Invoke(c) ?? Direction.Descend));

    /// <summary>The same of clients who work in another way.</summary>
    /// <param name="clients">Who.</param>
    /// <param name="train">A client's message, and the mean nDCG of the lists that it was shown.</param>
    public IReadOnlyList<float[]> Ask(IReadOnlyList<int> clients, Func<int, (float[] Message, double Online)> train)
    {
        double seen = 0;
        float[][] sent = new float[clients.Count][];
        for (int c = 0; c < sent.Length; c++)
        {
            (sent[c], double shown) = train(clients[c]);
            seen += shown;
        }

        online += discount * seen / Math.Max(1, sent.Length);
        messages += sent.Length;
        return sent;
    }

    /// <summary>The work of one client in this round. It goes on with its queries where it was, however many it was asked for before.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="interactions">How many interactions; null for the recipe's.</param>
    /// <param name="direction">Which way it goes.</param>
    /// <param name="from">Where it starts; null for W_t.</param>
    public (float[] Message, double Online) Train(int id, int? interactions = null, Direction direction = Direction.Descend, double[]? from = null)
    {
        int count = interactions ?? federation.Recipe.Interactions;
        var work = new ClientRound(id, rounds, asked[id], count, direction);
        asked[id] += count;
        return client.Train(from ?? Weights, work, draws);
    }

    /// <summary>Goes on to the next round.</summary>
    /// <param name="weights">W_{t+1}.</param>
    public void Next(double[] weights)
    {
        Weights = weights;
        rounds++;
        discount *= Recipe.Discount;
        Look();
    }

    /// <summary>A whole round of federated averaging.</summary>
    /// <returns>What was sent.</returns>
    public IReadOnlyList<float[]> Average(IReadOnlyList<int> clients)
    {
        var sent = Ask(clients);
        Next(Averages.Of(sent));
        return sent;
    }

    /// <summary>Further rounds of federated averaging.</summary>
    public void Average(IReadOnlyList<int> clients, int more)
    {
        for (int r = 0; r < more; r++)
        {
            Average(clients);
        }
    }

    /// <summary>What has come out, without a log.</summary>
    public Ranker Ranker() => new([.. Weights]) { Course = Course };

    // Fixed rounds only: one look at D' takes about as long as a round.
    private void Look()
    {
        if (curve.Count < marks.Count && marks[curve.Count] <= rounds)
        {
            curve.Add(OfflineNdcg.Mean(federation.Data.Test, Weights, 10));
        }
    }
}
