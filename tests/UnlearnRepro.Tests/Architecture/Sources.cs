using System.Text.RegularExpressions;
using UnlearnRepro.NUnit;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Architecture;

/// <summary>The source tree as text: nothing is loaded, so that a tree that does not compile can be judged as well.</summary>
internal static partial class Sources
{
    /// <summary>Every source file below folders of the repository, with its path from the root.</summary>
    public static IReadOnlyList<Source> Below(params string[] folders) =>
    [
        .. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => new Source(path, File.ReadAllLines(Path.Combine(RepositoryRoot.Path, path)))),
    ];

    /// <summary>Every project below folders of the repository: its name and the projects and packages that it names.</summary>
    public static IReadOnlyList<(string Name, string[] Projects, string[] Packages)> Projects(params string[] folders) =>
    [
        .. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*.csproj", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path =>
            {
                string text = File.ReadAllText(path);
                return (
                    Path.GetFileNameWithoutExtension(path),
                    References().Matches(text).Where(m => m.Groups[1].Value == "Project").Select(m => Path.GetFileNameWithoutExtension(m.Groups[2].Value)).ToArray(),
                    References().Matches(text).Where(m => m.Groups[1].Value == "Package").Select(m => m.Groups[2].Value).ToArray());
            }),
    ];

    [GeneratedRegex("<(Project|Package)Reference Include=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex References();
}

/// <summary>One file.</summary>
/// <param name="Path">From the repository's root.</param>
/// <param name="Lines">Its lines.</param>
internal sealed partial record Source(string Path, string[] Lines)
{
    /// <summary>Its lines without comments.</summary>
    public IEnumerable<string> Code => Lines.Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    /// <summary>Every name of ours that the code mentions: in a using line, or written out in full.</summary>
    public IEnumerable<string> Mentions => Code.Where(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
        .SelectMany(line => Names().Matches(line)).Select(m => m.Value).Distinct();

    /// <summary>The classes in it that are domains.</summary>
    public IEnumerable<string> Domains => Code.SelectMany(line => Declaration().Matches(line)).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\bclass (\w+)(?:\([^)]*\))? : (?:\w+, )*IDomain\b", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bUnlearnRepro(\.[A-Z][A-Za-z]*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
