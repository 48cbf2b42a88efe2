using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Language;

namespace UnlearnRepro.Claims.Language;

/// <summary>The claims about language models.</summary>
public sealed class LanguageClaims : RegisteredClaims<LanguageDomain>;
