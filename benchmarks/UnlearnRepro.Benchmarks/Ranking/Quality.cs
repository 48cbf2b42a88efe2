using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Benchmarks.Ranking;

/// <summary>Mean test nDCG@10 over folds, queries without a relevant document skipped.</summary>
internal static class Quality
{
    private const int Rounds = 1000, Seeds = 3, Cutoff = 10, Shuffles = 20;

    public static void Run(IReadOnlyList<RankingData> folds)
    {
        double offline = Mean(data => Test(data, LambdaRank.Train(data)));
        foreach (string user in (string[])["perfect", "navigational", "informational", "position-based", "dependent"])
        {
            double found = Mean(data => Enumerable.Range(0, Seeds).Average(seed =>
                Test(data, Training.Original(Federations.Of(data, user, new(Rounds)), Seed.Root((ulong)seed)).Weights)));
            Numbers.Line($"nDCG@10 after {Rounds} rounds, {user} (at least .695 for the first three)", found);
            Numbers.Line("  below LambdaRank by (at most .015)", offline - found);
        }

        Numbers.Line("nDCG@10 of linear LambdaRank on grades (at least .70)", offline);
        Numbers.Line("nDCG@10 of the feature that is best on the training part", Mean(data => Test(data, Single(data))));
        Numbers.Line("nDCG@10 of random rankings", Mean(Random));

        double Mean(Func<RankingData, double> of) => folds.Average(of);
    }

    private static double Test(RankingData data, double[] weights) => OfflineNdcg.Mean(data.Test, weights, Cutoff);

    private static double[] Single(RankingData data) => Enumerable.Range(0, data.Train.Features)
        .Select(feature => Enumerable.Range(0, data.Train.Features).Select(k => k == feature ? 1.0 : 0).ToArray())
        .MaxBy(weights => OfflineNdcg.Mean(data.Train, weights, Cutoff))!;

    private static double Random(RankingData data)
    {
        var random = new SplitMix64(1);
        Query[] queries = [.. data.Test.Queries.Where(query => query.HasRelevant)];
        return Enumerable.Range(0, Shuffles).Average(_ => queries.Average(query => Ndcg.Of(query, random.Choose(query.Documents, query.Documents), Cutoff)));
    }
}
