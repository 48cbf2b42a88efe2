using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>What clients who are to be forgotten did while M_o was trained.</summary>
public enum Attack
{
    /// <summary>What all do.</summary>
    None,

    /// <summary>They clicked on what is not relevant.</summary>
    Clicks,

    /// <summary>They sent the server away from where their clicks pointed.</summary>
    Updates,
}

/// <summary>Clients with their queries, and those among them who are to be forgotten: D, D_f and D_r.</summary>
/// <param name="Data">The data set; its test part is D'.</param>
/// <param name="Clients">The queries of each client, in the order in which it asks them over and over.</param>
/// <param name="Forgotten">The clients to be forgotten, in rising order.</param>
/// <param name="Attack">What these did.</param>
/// <param name="User">Everybody's clicks.</param>
/// <param name="Attacker">The clicks of who attacks by clicks.</param>
/// <param name="Recipe">How the federation trains.</param>
public sealed record Federation(
    RankingData Data, IReadOnlyList<IReadOnlyList<Query>> Clients, IReadOnlyList<int> Forgotten, Attack Attack, IClickModel User, IClickModel Attacker,
    Recipe Recipe)
{
    /// <summary>All clients.</summary>
    public IReadOnlyList<int> Everyone => [.. Enumerable.Range(0, Clients.Count)];

    /// <summary>The clients who stay.</summary>
    public IReadOnlyList<int> Retained => [.. Everyone.Except(Forgotten)];

    /// <summary>Number of features.</summary>
    public int Features => Data.Train.Features;

    /// <summary>Whether a client attacks.</summary>
    public bool IsAttacker(int client) => Attack != Attack.None && Forgotten.Contains(client);
}
