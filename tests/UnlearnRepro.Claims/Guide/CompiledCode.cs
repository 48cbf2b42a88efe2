using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace UnlearnRepro.Claims.Guide;

/// <summary>Compiles code that people are shown as the projects would, in memory, and loads it.</summary>
internal static class CompiledCode
{
    // Those of the SDK, and of every project of tests.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using NUnit.Framework;

        """;

    // And of those that a method and its tests are meant for.
    private const string Tensors = Usings + """
        global using TorchSharp;
        global using static TorchSharp.torch;
        global using Tensor = TorchSharp.torch.Tensor;
        """;

    // Everything that this process may load.
    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    // Warnings are errors as in the build; which version of a reference was meant is the build's own business.
    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
        .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    /// <summary>The sources as one assembly.</summary>
    /// <param name="library">Sources of a library, whose public types want docstrings.</param>
    /// <param name="tests">Sources of tests.</param>
    /// <exception cref="ArgumentException">They do not compile; the message has every error with its line.</exception>
    public static Assembly Load(IEnumerable<string> library, IEnumerable<string> tests) => Load(library, tests.Append(Tensors), new Dictionary<string, string>());

    /// <summary>The same of a domain, which is code and embedded files, and knows of no tensor.</summary>
    /// <param name="files">The text of every file of the two projects, by its path from the root of the repository.</param>
    /// <exception cref="ArgumentException">They do not compile; the message has every error with its line.</exception>
    public static Assembly Domain(IReadOnlyDictionary<string, string> files)
    {
        return Load(
            Of("src/", ".cs").Select(file => file.Value),
            Of("tests/", ".cs").Select(file => file.Value).Append(Usings),
            Of("src/", ".json").ToDictionary(file => Path.GetFileName(file.Key), file => file.Value));

        IEnumerable<KeyValuePair<string, string>> Of(string folder, string extension) =>
            files.Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal) && file.Key.EndsWith(extension, StringComparison.Ordinal));
    }

    private static Assembly Load(IEnumerable<string> library, IEnumerable<string> tests, IReadOnlyDictionary<string, string> embedded)
    {
        SyntaxTree[] trees =
        [
            .. library.Select(text => Parsed(text, DocumentationMode.Diagnose)), .. tests.Select(text => Parsed(text, DocumentationMode.Parse)),
        ];
        ResourceDescription[] resources =
            [.. embedded.Select(file => new ResourceDescription(file.Key, () => new MemoryStream(Encoding.UTF8.GetBytes(file.Value)), isPublic: true))];
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create("UnlearnRepro.Guide", trees, References.Value, Options).Emit(image, manifestResources: resources);
        return result.Success
            ? Assembly.Load(image.ToArray())
            : throw new ArgumentException($"code: expected to compile, found:\n{string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(Told))}");
    }

    private static SyntaxTree Parsed(string text, DocumentationMode documentation) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14, documentation));

    private static string Told(Diagnostic error)
    {
        int line = error.Location.GetLineSpan().StartLinePosition.Line;
        return $"{error}\n    {error.Location.SourceTree?.GetText().Lines[line]}";
    }
}
