using System.Globalization;
using UnlearnRepro.Domains.Health;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Ranking.Metrics;

/// <summary>A metric of this domain: what it is and how it is read off a measured ranker.</summary>
internal sealed record RankingMetric(MetricInfo Info, Func<Measured, double> Of);

/// <summary>
/// The metrics of a task, in the order of a table. Those against M_r are means over the reference rankers, which are the same for every cell. The cosine
/// comes first: rankings do not change with the length of the weights, which grows with every round.
/// </summary>
internal static class RankingMetrics
{
    /// <summary>Which of them tell whether a study can be believed: clients share one D', so that what is kept is what is good on it.</summary>
    public static HealthRoles Roles { get; } = new("ndcg-10", "ndcg-10", "trace", "ndcg-10", "queries");

    /// <summary>All of them.</summary>
    /// <param name="recipe">Where the learning curve is looked at.</param>
    public static IReadOnlyList<RankingMetric> Of(Recipe recipe) =>
    [
        ToRetrain("cosine-retrain", "cosine of the weights to M_r's", (a, b) => Vectors.Cosine(a.Ranker.Weights, b.Ranker.Weights)),
        .. new[] { 10, 1, 3, 5 }.Select(k => Own($"ndcg-{k}", "", $"nDCG@{k} on D', queries without a relevant document left out",
            m => OfflineNdcg.Mean(m.Says.Federation.Data.Test, m.Ranker.Weights, k))),
        Own("mrr-10", "", "reciprocal rank of the first relevant document of D' among ten, the same queries", m => ReciprocalRank.Mean(m.Says)),
        Own("trace", "", "what is left of the clients: nDCG@10 on their queries as they saw them; where they attacked, 1 - nDCG@10 on D'",
            m => Trace.Of(m.Says)),
        Own("loss-forget", "nats", "listwise cross-entropy on their queries", m => ListLoss.Mean(m.Says.Known, m.Ranker.Weights)),
        ToRetrain("tau-retrain", "Kendall's tau of the test rankings to M_r's", (a, b) => Rankings(a, b, RankAgreement.Tau)),
        ToRetrain("rbo-retrain", "rank-biased overlap of the test rankings with M_r's", (a, b) => Rankings(a, b, RankAgreement.Overlap)),
        new(new("residual", "", "0", "mean nDCG@10 of the M_r less its own: a constant minus ndcg-10", Better.Low) { AgainstRetrain = true },
            m => m.References.Average(r => r.Ndcg10) - m.Says.Ndcg10),
        new(new("distance-retrain", "", "Retrain", "L2 distance of the weights to M_r's, most of it length"),
            m => m.References.Average(r => Vectors.Distance(m.Ranker.Weights, r.Ranker.Weights))),
        Own("log-length", "", "logarithm of the weights' L2 norm", m => Math.Log(Vectors.Length(m.Ranker.Weights))),
        new(new("online-ndcg", "", "none", "discounted sum over its rounds of the nDCG@10 of what clients were shown", Better.High),
            m => m.Ranker.Course.Online),
        new(new("curve-area", "", "none", "mean nDCG@10 on D' over the rounds of a training, the last value held", Better.High),
            m => LearningCurve.Area(m.Ranker.Course.Curve, m.Says.Ndcg10, recipe)),
        .. recipe.Marks.Select((round, k) => new RankingMetric(
            new(string.Create(CultureInfo.InvariantCulture, $"curve-{round}"), "", "none", $"nDCG@10 on D' after {round} rounds or the last", Better.High)
            {
                Curve = new("ndcg-10", "nDCG@10 on D'", "rounds of unlearning", round),
            },
            m => LearningCurve.At(m.Ranker.Course.Curve, m.Says.Ndcg10, k))),
        new(new("rounds", "", "none", "rounds in which clients were asked", Better.Neither), m => m.Ranker.Course.Rounds),
        new(new("messages", "", "none", "messages that clients sent", Better.Neither), m => m.Ranker.Course.Messages),
    ];

    private static RankingMetric Own(string name, string unit, string text, Func<Measured, double> of) => new(new(name, unit, "Retrain", text), of);

    private static RankingMetric ToRetrain(string name, string text, Func<Answers, Answers, double> between) => new(
        new(name, "", "1", text, Better.High) { AgainstRetrain = true }, m => m.References.Average(r => between(m.Says, r)));

    // Queries of one document have one order.
    private static double Rankings(Answers a, Answers b, Func<int[], int[], double> between) =>
        a.Orders.Zip(b.Orders).Where(pair => pair.First.Length > 1).Average(pair => between(pair.First, pair.Second));
}
