using System.Reflection;

namespace UnlearnRepro.NUnit;

/// <summary>Where the repository is, baked in by the build (Directory.Build.targets), never guessed from the working folder.</summary>
public static class RepositoryRoot
{
    /// <summary>Its absolute path.</summary>
    public static string Path { get; } = typeof(RepositoryRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == nameof(RepositoryRoot)).Value!;
}
