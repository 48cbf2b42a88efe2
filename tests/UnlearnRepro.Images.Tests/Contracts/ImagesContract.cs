using UnlearnRepro.Contracts;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>Image classification keeps the contract of all domains.</summary>
public sealed class ImagesContract : DomainContract<ImagesDomain>;
