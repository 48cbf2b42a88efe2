namespace UnlearnRepro.Ranking.Queries;

/// <summary>Queries of one set, such as the test part of a fold.</summary>
/// <param name="Queries">The queries, in the file's order.</param>
/// <param name="Features">Number of features of every document.</param>
/// <param name="MaxGrade">The highest grade that the data set has, whether or not a query of this set has it: 2 or 4.</param>
public sealed record QuerySet(IReadOnlyList<Query> Queries, int Features, int MaxGrade);
