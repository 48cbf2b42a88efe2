using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Benchmarks.Ranking;

/// <summary>What a training costs, and that it costs as much as its rounds and clients; what a look at the test part costs beside a round.</summary>
internal static class Trainings
{
    private const int Repeats = 15;

    public static void Run(RankingData data)
    {
        Timing Train(string name, Recipe recipe)
        {
            var federation = Federations.Of(data, "navigational", recipe);
            return new(name, 1, () => Training.Original(federation, Seed.Root(1)));
        }

        var whole = Train("training, 1,000 rounds of 10 clients and 5 interactions (us)", new(1000));
        var half = Train("the same of 500 rounds (us)", new(500));
        var few = Train("the same of 5 clients (us)", new(1000, 5));
        double[] weights = Training.Original(Federations.Of(data, "navigational", new(100)), Seed.Root(1)).Weights;
        var look = new Timing("nDCG@10 of the test part, 156 queries (us)", 20, () => OfflineNdcg.Mean(data.Test, weights, 10));
        Timing[] all = [whole, half, few, look];
        for (int round = 0; round < Repeats; round++)
        {
            Array.ForEach(all, timing => timing.Round());
        }

        Array.ForEach(all, Numbers.Line);
        Numbers.Line("training of 1,000 rounds (s, least)", whole.Minimum / 1e6);
        Numbers.Line("  by interaction (us)", whole.Minimum / 50_000);
        Numbers.Line("1,000 rounds / 500 rounds (2 if linear)", whole.Minimum / half.Minimum);
        Numbers.Line("10 clients / 5 clients (2 if linear)", whole.Minimum / few.Minimum);
        Numbers.Line("look at the test part / round", look.Minimum / (whole.Minimum / 1000));
    }
}
