using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Tests.Support;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Ranking.Tests.Methods;

/// <summary>What methods take for granted of clients and the server.</summary>
public class FederationTests
{
    [Test]
    public void WhoStaysFollowsWhoIsForgotten()
    {
        var data = SmallFederation.Of(SmallFederation.Recipe());
        var others = data with { Forgotten = [1, 2] };
        Assert.That(others.Retained, Is.EqualTo(new[] { 0, 3 }));
        Assert.That((data with { Clients = [.. data.Clients, data.Clients[0]] }).Everyone, Has.Count.EqualTo(5));
    }

    /// <summary>A client of five queries who is asked for four interactions a round asks all of them in turn.</summary>
    [Test]
    public void AClientGoesOnWithItsQueriesWhereItWas()
    {
        var recipe = new Recipe(Rounds: 3, Clients: 1, Forgotten: 0, Interactions: 5, Shown: 10);
        var user = new Lengths();
        Query[] queries = [.. Enumerable.Range(1, 5).Select(documents => new Query($"{documents}", 1, new double[documents], new int[documents]))];
        var small = SmallFederation.Of(recipe, user: user);
        var data = small with { Clients = [queries], Forgotten = [], Data = small.Data with { Train = new(queries, 1, 2), Test = new(queries, 1, 2) } };
        var server = new Server(data, Seed.Root(1), [0], queries: 3);
        for (int round = 0; round < 3; round++)
        {
            server.Ask([0], interactions: 4);
            server.Next([0]);
        }

        Assert.That(user.Seen, Is.EqualTo(new[] { 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2 }));
    }

    // Notes how long the lists were.
    private sealed class Lengths : IClickModel
    {
        public List<int> Seen { get; } = [];

        public string Name => "lengths";

        public void Click(ReadOnlySpan<int> grades, Span<bool> clicked, SplitMix64 random)
        {
            Seen.Add(grades.Length);
            clicked.Clear();
        }
    }
}
