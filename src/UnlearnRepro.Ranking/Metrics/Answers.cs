using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;

namespace UnlearnRepro.Ranking.Metrics;

/// <summary>What a ranker says of the data: the order of every test query's documents. What no metric asks for is not computed.</summary>
internal sealed class Answers
{
    private readonly Lazy<IReadOnlyList<int[]>> orders;
    private readonly Lazy<double> ndcg;

    /// <summary>Asks nothing yet.</summary>
    public Answers(Ranker ranker, Federation federation)
    {
        (Ranker, Federation) = (ranker, federation);
        orders = new(() => [.. federation.Data.Test.Queries.Select(query => Ndcg.Order(query, ranker.Weights))]);
        ndcg = new(() => OfflineNdcg.Mean(federation.Data.Test, ranker.Weights, 10));
        Known = [.. federation.Forgotten.SelectMany(client => federation.Clients[client])];
    }

    /// <summary>The ranker.</summary>
    public Ranker Ranker { get; }

    /// <summary>The federation.</summary>
    public Federation Federation { get; }

    /// <summary>The queries of the clients to be forgotten, with the grades that these saw.</summary>
    public IReadOnlyList<Query> Known { get; }

    /// <summary>For each test query its documents by falling scores.</summary>
    public IReadOnlyList<int[]> Orders => orders.Value;

    /// <summary>The mean over the test queries with a relevant document.</summary>
    public double Ndcg10 => ndcg.Value;
}
