using System.Reflection;
using System.Text.RegularExpressions;
using UnlearnRepro.Domains;

namespace UnlearnRepro.Claims.Guide;

/// <summary>The domain of docs/adding-a-domain.md: every block begins with the path of the file that it is.</summary>
internal static partial class DomainGuide
{
    /// <summary>The page.</summary>
    public const string Page = "docs/adding-a-domain.md";

    private static readonly Lazy<Assembly> AsItStands = new(() => Compiled(code => code));

    /// <summary>The text of every file, by path.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = ((string[])["csharp", "json", "xml"])
        .SelectMany(language => CodeBlock.Of(Page, language)).ToDictionary(block => PathLine().Match(block.Text).Groups[1].Value, block => block.Text);

    /// <summary>Those of them that are the domain's own: its project and that of its tests.</summary>
    public static IReadOnlyDictionary<string, string> Own { get; } =
        Files.Where(file => file.Key.Contains("/UnlearnRepro.Toy", StringComparison.Ordinal)).ToDictionary();

    /// <summary>The sources of the domain.</summary>
    public static IEnumerable<string> Code => Own.Where(file => file.Key.StartsWith("src/", StringComparison.Ordinal) && file.Key.EndsWith(".cs", StringComparison.Ordinal)).Select(file => file.Value);

    /// <summary>Domain and contract as they stand on the page, compiled once.</summary>
    public static Assembly Whole => AsItStands.Value;

    /// <summary>Compiles domain and contract.</summary>
    /// <param name="change">Spoils a file, for tests that want to see a check fail.</param>
    public static Assembly Compiled(Func<string, string> change) => CompiledCode.Domain(Own.ToDictionary(file => file.Key, file => change(file.Value)));

    /// <summary>The domain in an assembly.</summary>
    public static IDomain DomainOf(Assembly assembly) =>
        (IDomain)Activator.CreateInstance(assembly.GetExportedTypes().Single(type => type.IsAssignableTo(typeof(IDomain))))!;

    [GeneratedRegex(@"^(?:// |<!-- )(\S+)")]
    private static partial Regex PathLine();
}
