using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Benchmarks.Ranking;

/// <summary>Federations as studies make them: queries in an order that is drawn, dealt out one after another.</summary>
internal static class Federations
{
    /// <summary>All clients click as one user does, and none attacks.</summary>
    public static Federation Of(RankingData data, string user, Recipe recipe)
    {
        var queries = data.Train.Queries;
        int[] order = new SplitMix64(5).Choose(queries.Count, queries.Count);
        IReadOnlyList<Query>[] clients =
            [.. Enumerable.Range(0, recipe.Clients).Select(c => (Query[])[.. order.Where((_, k) => k % recipe.Clients == c).Select(q => queries[q])])];
        var model = ClickModels.Get(user, data.Train.MaxGrade);
        return new(data, clients, [.. Enumerable.Range(0, recipe.Forgotten)], Attack.None, model, model, recipe);
    }

    /// <summary>Data of the size of a fold of MQ2008, without its documents: 471 queries to train, 156 to test, 20 documents each.</summary>
    public static RankingData Drawn()
    {
        var queries = Interactions.Draw(471 + 156, 20);
        return new("drawn", new(queries[..471], 46, 2), new(queries[471..], 46, 2), new(queries[471..], 46, 2), "", "");
    }
}
