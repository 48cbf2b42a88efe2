using System.Reflection;
using System.Text.RegularExpressions;
using UnlearnRepro.Domains;

namespace UnlearnRepro.Claims.Guide;

/// <summary>The domain of docs/adding-a-domain.md: every block begins with the path of the file that it is.</summary>
internal static partial class DomainGuide
{
    /// <summary>The page.</summary>
    public const string Page = "docs/adding-a-domain.md";

    private const string Project = "src/UnlearnRepro.Toy/", Tests = "tests/UnlearnRepro.Toy.Tests/";

    private static readonly Lazy<Assembly> AsItStands = new(() => Compiled(code => code));

    /// <summary>The text of every file, by path.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = ((string[])["csharp", "json", "xml"])
        .SelectMany(language => CodeBlock.Of(Page, language)).ToDictionary(block => PathLine().Match(block.Text).Groups[1].Value, block => block.Text);

    /// <summary>The sources of the domain.</summary>
    public static IEnumerable<string> Code => Files.Where(file => file.Key.StartsWith(Project, StringComparison.Ordinal) && file.Key.EndsWith(".cs", StringComparison.Ordinal)).Select(file => file.Value);

    /// <summary>Domain and contract as they stand on the page, compiled once.</summary>
    public static Assembly Whole => AsItStands.Value;

    /// <summary>Compiles domain and contract.</summary>
    /// <param name="change">Spoils a file, for tests that want to see a check fail.</param>
    public static Assembly Compiled(Func<string, string> change) => CompiledCode.Domain(
        Code.Select(change),
        Files.Where(file => file.Key.StartsWith(Tests, StringComparison.Ordinal)).Select(file => change(file.Value)),
        Files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)).ToDictionary(file => Path.GetFileName(file.Key), file => change(file.Value)));

    /// <summary>The domain in an assembly.</summary>
    public static IDomain DomainOf(Assembly assembly) =>
        (IDomain)Activator.CreateInstance(assembly.GetExportedTypes().Single(type => type.IsAssignableTo(typeof(IDomain))))!;

    [GeneratedRegex(@"^(?:// |<!-- )(\S+)")]
    private static partial Regex PathLine();
}
