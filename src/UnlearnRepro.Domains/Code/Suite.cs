using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace UnlearnRepro.Domains.Code;

/// <summary>
/// Which assemblies' code is walked member by member: the suite's own, and whatever else a contributor brings. .NET counts by its version; a
/// package that the suite refers to, as a whole, by the identity of its compilation.
/// </summary>
internal sealed class Suite
{
    private const string Own = "UnlearnRepro";

    private readonly HashSet<string> packages = [];
    private readonly ConcurrentDictionary<Assembly, (bool Walks, string Print)> known = [];

    /// <summary>Finds the suite's packages.</summary>
    /// <param name="from">Assemblies that lead to all of the suite's that matter.</param>
    public Suite(params IEnumerable<Assembly> from)
    {
        var seen = new HashSet<string>();
        var queue = new Queue<Assembly>(from.Append(typeof(Suite).Assembly));
        while (queue.TryDequeue(out var assembly))
        {
            if (!seen.Add(assembly.GetName().Name!))
            {
                continue;
            }

            foreach (var name in assembly.GetReferencedAssemblies())
            {
                if (IsOwn(name.Name!))
                {
                    queue.Enqueue(Load(assembly, name));
                }
                else if (IsOwn(assembly.GetName().Name!))
                {
                    packages.Add(name.Name!);
                }
            }
        }
    }

    /// <summary>Whether a type's code is walked.</summary>
    public bool Walks(Type type) => !type.HasElementType && !type.IsGenericParameter && !type.IsFunctionPointer && Of(type.Assembly).Walks;

    /// <summary>What stands for the code of a type that is not walked.</summary>
    public string Print(Type type) => Of(type.Assembly).Print;

    private static bool IsOwn(string name) => name == Own || name.StartsWith($"{Own}.", StringComparison.Ordinal) || name == "unlearn";

    // In the context that the referring one was loaded in: a test loads copies beside the originals.
    private static Assembly Load(Assembly from, AssemblyName name) =>
        System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(from)!.LoadFromAssemblyName(name);

    private (bool Walks, string Print) Of(Assembly assembly) => known.GetOrAdd(assembly, a =>
    {
        string name = a.GetName().Name!;
        return IsOwn(name) ? (true, "")
            : IsFramework(a, name) ? (false, $".NET {Environment.Version}")
            : packages.Contains(name) ? (false, $"{name} {a.ManifestModule.ModuleVersionId:N}")
            : (true, "");
    });

    // By its place as well: packages are called System too. A program in one file has no places.
    private static bool IsFramework(Assembly assembly, string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) && FolderOf(assembly) == FolderOf(typeof(object).Assembly);

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "a program in one file carries what then has no place, unlike .NET beside it")]
    private static string? FolderOf(Assembly assembly) => Path.GetDirectoryName(assembly.Location);
}
