using UnlearnRepro.Language;
using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Claims.Language;

/// <summary>The claims about language models.</summary>
public sealed class LanguageClaims : RegisteredClaims<LanguageDomain>;
