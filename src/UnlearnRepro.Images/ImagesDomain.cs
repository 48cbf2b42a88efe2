using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Health;

namespace UnlearnRepro.Images;

/// <summary>Image classification as a domain.</summary>
public static class ImagesDomain
{
    private static readonly Lazy<DomainFiles> Embedded = new(() => DomainFiles.Of(typeof(ImagesDomain).Assembly));

    /// <summary>Its claims, limits, hyper-parameters and published numbers.</summary>
    public static DomainFiles Files => Embedded.Value;

    /// <summary>Which metrics tell whether a study can be believed.</summary>
    public static HealthRoles Roles { get; } = new("accuracy-test", "accuracy-test-retain", "accuracy-forget", "accuracy-test-forget", "images");

    /// <summary>The kind of a scenario: full-class-3 and "full-class, mean over ..." are of one, and so are all random shares.</summary>
    public static string Kind(string scenario) =>
        scenario.StartsWith("random-", StringComparison.Ordinal) ? "random" : scenario.StartsWith("full-class", StringComparison.Ordinal) ? "full-class" : scenario;
}
