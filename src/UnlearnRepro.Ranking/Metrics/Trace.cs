using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;

namespace UnlearnRepro.Ranking.Metrics;

/// <summary>What shows of the clients to be forgotten, more of it in M_o than in M_r if there is anything to forget.</summary>
internal static class Trace
{
    /// <summary>Their own queries, or, where they attacked, the harm.</summary>
    public static double Of(Answers says) => says.Federation.Attack == Attack.None
        ? OfflineNdcg.Mean(says.Known, says.Ranker.Weights, 10)
        : 1 - says.Ndcg10;
}
