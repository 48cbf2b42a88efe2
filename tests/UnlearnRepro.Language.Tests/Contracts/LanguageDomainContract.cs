using UnlearnRepro.Contracts;
using UnlearnRepro.Language.Tests.Support;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Language.Tests.Contracts;

/// <summary>What every tool takes for granted of a domain.</summary>
[TestFixture]
public sealed class LanguageDomainContract : DomainContract<LanguageDomain>
{
    /// <inheritdoc/>
    protected override ITask Run(string artifacts) => SmallLanguage.Open(artifacts);
}
