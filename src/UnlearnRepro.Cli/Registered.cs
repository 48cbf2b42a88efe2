using UnlearnRepro.Domains;
using UnlearnRepro.Images;
using UnlearnRepro.Language;
using UnlearnRepro.Ranking;

namespace UnlearnRepro.Cli;

/// <summary>The domains of this program: the one place that lists them.</summary>
internal static class Registered
{
    public static DomainCatalog Domains { get; } = new(new ImagesDomain(), new RankingDomain(), new LanguageDomain());
}
