using UnlearnRepro.Ranking.Rankers.Logs;

namespace UnlearnRepro.Ranking.Rankers;

/// <summary>A linear ranker: the score of a document is the product of weights and features.</summary>
/// <param name="Weights">One for each feature.</param>
public sealed record Ranker(double[] Weights)
{
    /// <summary>What methods read of its training; of M_o alone.</summary>
    public TrainingLog? Log { get; init; }

    /// <summary>What happened while it was made.</summary>
    public Course Course { get; init; } = Course.None;
}
