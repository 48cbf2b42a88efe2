using UnlearnRepro.Contracts;

namespace UnlearnRepro.Toy.Tests;

public sealed class ToyContract : DomainContract<ToyDomain>;
