using UnlearnRepro.NUnit.Claims;

namespace UnlearnRepro.Toy.Tests;

public sealed class ToyClaims : RegisteredClaims<ToyDomain>;
