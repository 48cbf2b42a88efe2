using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Support;

/// <summary>
/// Four clients with three queries each of six documents with five features, of whom the first is to be forgotten. The first two features tell the grade, the
/// others do not.
/// </summary>
internal static class SmallFederation
{
    public const int Features = 5;

    /// <summary>What M_o is trained with.</summary>
    public static Seed TrainingSeed { get; } = Seed.Root(1);

    /// <summary>The federation.</summary>
    /// <param name="recipe">How it trains.</param>
    /// <param name="attack">What the forgotten clients do.</param>
    /// <param name="forgotten">Who they are; the first by default.</param>
    /// <param name="user">Everybody's clicks.</param>
    public static Federation Of(Recipe recipe, Attack attack = Attack.None, int[]? forgotten = null, IClickModel? user = null)
    {
        Query[][] clients = [.. Enumerable.Range(0, recipe.Clients).Select(client => Queries(client, 3))];
        QuerySet train = new([.. clients.SelectMany(queries => queries)], Features, 2), test = new(Queries(99, 4), Features, 2);
        return new(
            new("small", train, test, test, "these tests", "none"), clients, forgotten ?? [0], attack, user ?? Graded.Likely, Graded.Poison, recipe);
    }

    /// <summary>Twenty rounds of four clients.</summary>
    public static Recipe Recipe(int rounds = 20, int logEvery = 1) => new(rounds, Clients: 4, Forgotten: 1, Interactions: 5, Shown: 5, LogEvery: logEvery);

    /// <summary>M_o.</summary>
    public static Ranker Trained(this Federation federation) => Training.Original(federation, TrainingSeed);

    /// <summary>Queries whose documents no other client has.</summary>
    public static Query[] Queries(int client, int count)
    {
        var random = new SplitMix64((ulong)client);
        return [.. Enumerable.Range(0, count).Select(q => Query($"{client}-{q}", random))];
    }

    private static Query Query(string id, SplitMix64 random)
    {
        int[] grades = [2, 1, 0, 0, 1, 0];
        double[] values = new double[grades.Length * Features];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = random.Unit() + (k % Features < 2 ? 0.5 * grades[k / Features] : 0);
        }

        return new(id, Features, values, grades);
    }
}

/// <summary>Clicks on each document with a probability that its grade has, whatever stands above it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Probabilities">By grade.</param>
internal sealed record Graded(string Name, params double[] Probabilities) : IClickModel
{
    /// <summary>Mostly on what is relevant.</summary>
    public static Graded Likely { get; } = new("likely", 0.1, 0.5, 0.9);

    /// <summary>On what is not.</summary>
    public static Graded Poison { get; } = new("poison", 1, 0.5, 0);

    /// <summary>On nothing.</summary>
    public static Graded Nothing { get; } = new("nothing", 0, 0, 0);

    /// <inheritdoc/>
    public void Click(ReadOnlySpan<int> grades, Span<bool> clicked, SplitMix64 random)
    {
        for (int r = 0; r < grades.Length; r++)
        {
            clicked[r] = random.Unit() < Probabilities[grades[r]];
        }
    }
}
