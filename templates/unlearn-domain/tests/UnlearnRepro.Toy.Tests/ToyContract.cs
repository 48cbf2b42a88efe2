using UnlearnRepro.Contracts;

namespace UnlearnRepro.Toy.Tests;

[TestFixture]
public sealed class ToyContract : DomainContract<ToyDomain>;
