using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Toy.Tests;

[TestFixture]
public sealed class ToyClaims : RegisteredClaims<ToyDomain>;
