using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UnlearnRepro.Domains.Code;

namespace UnlearnRepro.Domains.Tests.Code;

/// <summary>Projects that a test compiles and loads, each time anew.</summary>
/// <param name="path">The path of their files.</param>
internal sealed class Compiled(string path = "")
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private readonly AssemblyLoadContext context = new(name: null, isCollectible: true);
    private readonly List<MetadataReference> made = [];

    /// <summary>The project that was compiled last.</summary>
    public Assembly Last { get; private set; } = typeof(Compiled).Assembly;

    /// <summary>Compiles a project that may refer to those before it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">Its code.</param>
    /// <param name="files">Files that are compiled in, by name.</param>
    public Compiled With(string name, string source, params (string Name, string Text)[] files)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source, path: path, encoding: System.Text.Encoding.UTF8)], [.. References, .. made], options);
        using var image = new MemoryStream();
        var resources = files.Select(f => new ResourceDescription(f.Name, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(f.Text)), isPublic: true));
        var result = compilation.Emit(image, manifestResources: resources);
        Assert.That(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), Is.Empty);
        made.Add(MetadataReference.CreateFromImage(image.ToArray()));
        image.Position = 0;
        Last = context.LoadFromStream(image);
        return this;
    }

    /// <summary>All that the members of a type of the last project reach.</summary>
    public Reach Reach(string type, string method, params Type[] handed)
    {
        var roots = Last.GetType(type, throwOnError: true)!.GetMethods(Definitions.Own).Where(m => m.Name == method);
        return new(new CodeGraph(new Suite(Last)), roots, handed);
    }
}
