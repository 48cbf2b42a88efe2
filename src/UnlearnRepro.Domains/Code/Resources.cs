using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;

namespace UnlearnRepro.Domains.Code;

/// <summary>Files that are compiled into an assembly: code that names one rests on its bytes.</summary>
internal static class Resources
{
    private static readonly ConcurrentDictionary<Assembly, HashSet<string>> Names = [];
    private static readonly ConcurrentDictionary<(Assembly, string), string> Prints = [];

    /// <summary>All files of an assembly with their SHA-256.</summary>
    public static string All(Assembly assembly) =>
        string.Concat(assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name => $" resource {name} {Print(assembly, name)}"));

    /// <summary>SHA-256 of the file that a string names; null if it names none.</summary>
    public static string? Print(Assembly assembly, string name) =>
        Names.GetOrAdd(assembly, a => [.. a.GetManifestResourceNames()]).Contains(name)
            ? Prints.GetOrAdd((assembly, name), key =>
            {
                using var stream = key.Item1.GetManifestResourceStream(key.Item2)!;
                return Convert.ToHexStringLower(SHA256.HashData(stream));
            })
            : null;
}
