using UnlearnRepro.Contracts;

namespace UnlearnRepro.Ranking.Tests.Contracts;

/// <summary>What every tool takes for granted of a domain.</summary>
[TestFixture]
public sealed class RankingDomainContract : DomainContract<RankingDomain>;
