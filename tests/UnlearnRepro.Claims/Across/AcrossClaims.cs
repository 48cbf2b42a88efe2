using UnlearnRepro.Claims.Joint;
using UnlearnRepro.Domains;
using UnlearnRepro.Images;
using UnlearnRepro.Language;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Ranking;

namespace UnlearnRepro.Claims.Across;

/// <summary>The claims of across.json, about studies of every domain that there is.</summary>
public sealed class AcrossClaims : ClaimsAcross<AllDomains>;

/// <summary>Every domain with a study.</summary>
public sealed class AllDomains : IJointSource
{
    /// <inheritdoc/>
    public DomainCatalog Domains { get; } = new(new ImagesDomain(), new RankingDomain(), new LanguageDomain());

    /// <inheritdoc/>
    public JointClaims Claims
    {
        get
        {
            using var file = typeof(AllDomains).Assembly.GetManifestResourceStream("across.json")!;
            return JointClaimFile.Read(file, "across.json", [.. Domains.Studies.Select(s => s.Study.Name)]);
        }
    }
}
