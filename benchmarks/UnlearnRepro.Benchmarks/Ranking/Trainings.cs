using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Benchmarks.Ranking;

/// <summary>
/// What a training costs, and that it costs as much as its rounds and clients; what a look at the test part costs beside a round. In time of the
/// processor, since a training is longer than a busy machine leaves it alone.
/// </summary>
internal static class Trainings
{
    private const int Repeats = 20, Looks = 200;

    public static void Run(RankingData data)
    {
        Action whole = Train(new(1000)), half = Train(new(500)), few = Train(new(1000, 5));
        double[] weights = Training.Original(Federations.Of(data, "navigational", new(100)), Seed.Root(1)).Weights;
        Action[] all = [whole, half, few, Look];
        double[][] seconds = [.. Enumerable.Range(0, Repeats).Select(_ => Array.ConvertAll(all, Seconds))];
        Numbers.Line("training, 1,000 rounds of 10 clients and 5 interactions (s of processor)", Median(0));
        Numbers.Line("  least", Least(0));
        Numbers.Line("  by interaction, least (us)", Least(0) * 1e6 / 50_000);
        Numbers.Line("1,000 rounds / 500 rounds (2 if linear)", Least(0) / Least(1));
        Numbers.Line("10 clients / 5 clients (2 if linear)", Least(0) / Least(2));
        Numbers.Line("nDCG@10 of the test part, 156 queries, least (us)", Least(3) * 1e6 / Looks);
        Numbers.Line("look at the test part / round (at most 1)", Least(3) / Looks / (Least(0) / 1000));

        Action Train(Recipe recipe)
        {
            var federation = Federations.Of(data, "navigational", recipe);
            return () => Training.Original(federation, Seed.Root(1));
        }

        void Look()
        {
            for (int k = 0; k < Looks; k++)
            {
                OfflineNdcg.Mean(data.Test, weights, 10);
            }
        }

        // The first time also compiles.
        double Least(int which) => seconds.Skip(1).Min(s => s[which]);

        double Median(int which) => seconds.Skip(1).Select(s => s[which]).Order().ElementAt(Repeats / 2);
    }

    private static double Seconds(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
