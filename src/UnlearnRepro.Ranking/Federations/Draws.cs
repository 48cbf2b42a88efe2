using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>
/// The random numbers of one training or one run: a stream for every client, round and purpose, which depends on nothing else. What one client draws
/// never moves what another does, whoever takes part and in whatever order. A key is hashed from the seed's path for each client and purpose; the
/// round counts on from it.
/// </summary>
internal sealed class Draws
{
    /// <summary>Which documents are shown.</summary>
    public const string Lists = "lists";

    /// <summary>Which of them are clicked.</summary>
    public const string Clicks = "clicks";

    /// <summary>What an attacker adds to its updates.</summary>
    public const string Noise = "noise";

    /// <summary>Which queries are asked, where published code draws them.</summary>
    public const string Queries = "queries";

    /// <summary>The weights before training.</summary>
    public const string Initial = "init";

    private readonly ulong[] lists, clicks, noise, queries;

    public Draws(Seed seed, int clients)
    {
        (lists, clicks, noise, queries) = (Keys(Lists), Keys(Clicks), Keys(Noise), Keys(Queries));

        ulong[] Keys(string purpose) => [.. Enumerable.Range(0, clients).Select(client => seed.Words(purpose, client)())];
    }

    /// <summary>The lists that a client is shown in a round.</summary>
    public SplitMix64 ListsOf(int client, int round) => At(lists[client], round);

    /// <summary>The clicks of a client in a round.</summary>
    public SplitMix64 ClicksOf(int client, int round) => At(clicks[client], round);

    /// <summary>What an attacker draws in a round.</summary>
    public SplitMix64 NoiseOf(int client, int round) => At(noise[client], round);

    /// <summary>The queries of a client that draws them.</summary>
    public SplitMix64 QueriesOf(int client, int round) => At(queries[client], round);

    // One word of the key's stream for every round: all of them differ, and none tells another.
    private static SplitMix64 At(ulong key, int round) => new(SplitMix64.At(key, round));
}
