using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Ranking;

namespace UnlearnRepro.Claims.Ranking;

/// <summary>The claims about federated learning-to-rank.</summary>
public sealed class RankingClaims : RegisteredClaims<RankingDomain>;
