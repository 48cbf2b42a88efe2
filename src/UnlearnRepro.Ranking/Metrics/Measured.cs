using UnlearnRepro.Ranking.Rankers;

namespace UnlearnRepro.Ranking.Metrics;

/// <summary>All that a metric may look at.</summary>
/// <param name="Says">M_u and what it says.</param>
/// <param name="Original">M_o of the same index; for a ranker that started afresh, an independent one.</param>
/// <param name="References">The M_r and what they say, never empty; M_u itself is not among them.</param>
internal sealed record Measured(Answers Says, Ranker Original, IReadOnlyList<Answers> References)
{
    /// <summary>M_u.</summary>
    public Ranker Ranker => Says.Ranker;
}
