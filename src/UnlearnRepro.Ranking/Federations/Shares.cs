using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Federations;

/// <summary>A partition of queries among clients.</summary>
internal static class Shares
{
    /// <summary>The queries in an order drawn from s_part, dealt out in turn: none is left over, and shares differ by one at most.</summary>
    public static IReadOnlyList<IReadOnlyList<Query>> Of(IReadOnlyList<Query> queries, int clients, Seed seed)
    {
        int[] order = Permutation.Of(queries.Count, seed);
        return [.. Enumerable.Range(0, clients).Select(client => order.Where((_, place) => place % clients == client).Select(q => queries[q]).ToArray())];
    }
}
