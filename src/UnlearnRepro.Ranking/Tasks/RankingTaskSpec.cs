using UnlearnRepro.Ranking.Federations;

namespace UnlearnRepro.Ranking.Tasks;

/// <summary>A task of this domain before its data are read.</summary>
/// <param name="Name">What the user types, e.g. <c>ranking</c>.</param>
/// <param name="Dataset">Name of its data set.</param>
/// <param name="Clicks">Name of the click model of everybody who does not attack.</param>
/// <param name="Recipe">How the federation trains.</param>
public sealed record RankingTaskSpec(string Name, string Dataset, string Clicks, Recipe Recipe);
