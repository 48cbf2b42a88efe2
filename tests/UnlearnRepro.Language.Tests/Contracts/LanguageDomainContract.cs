using UnlearnRepro.Contracts;

namespace UnlearnRepro.Language.Tests.Contracts;

/// <summary>What every tool takes for granted of a domain.</summary>
[TestFixture]
public sealed class LanguageDomainContract : DomainContract<LanguageDomain>;
