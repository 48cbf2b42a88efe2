using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.Federations;

public class SharesTests
{
    private static readonly Query[] Queries = [.. Enumerable.Range(0, 47).Select(k => new Query($"{k}", 1, [k], [0]))];

    /// <summary>Published code divides with a remainder and drops the queries that are left.</summary>
    [Test]
    public void EveryQueryIsOneClientsAndSharesDifferByOneAtMost()
    {
        var clients = Shares.Of(Queries, 10, Seed.Root(1));
        Assert.That(clients.SelectMany(queries => queries), Is.EquivalentTo(Queries));
        Assert.That(clients.Select(queries => queries.Count).Distinct().Order(), Is.EqualTo(new[] { 4, 5 }));
    }

    [Test]
    public void APartitionIsItsSeedsAlone()
    {
        string[] Of(ulong root) => [.. Shares.Of(Queries, 10, Seed.Root(root)).Select(queries => string.Join(' ', queries.Select(q => q.Id)))];
        string[] first = Of(1), again = Of(1);
        Assert.That(again, Is.EqualTo(first));
        Assert.That(Of(2), Is.Not.EqualTo(first));
    }
}
