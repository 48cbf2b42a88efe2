using UnlearnRepro.Ranking.Queries;

namespace UnlearnRepro.Ranking.Datasets;

/// <summary>A data set in its three parts.</summary>
/// <param name="Name">Name of the data set, as papers have it.</param>
/// <param name="Train">What the clients share out.</param>
/// <param name="Validation">What hyper-parameters of offline rankers are chosen by; without a query where the data set has no such part.</param>
/// <param name="Test">D'.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Licence">Its licence.</param>
public sealed record RankingData(string Name, QuerySet Train, QuerySet Validation, QuerySet Test, string Source, string Licence)
{
    /// <summary>What is worth knowing about this copy of it, a line each: values that were replaced, parts that it has not.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
