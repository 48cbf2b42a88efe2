using System.Text.RegularExpressions;

namespace UnlearnRepro.Tests.Architecture;

/// <summary>
/// Pipeline, what domains share, the program and the NUnit words know of no domain: none of its words stands in their code. Comments may give
/// examples, which are always some domain's.
/// </summary>
public partial class DomainWordTests
{
    private static readonly string[] Projects = ["UnlearnRepro", "UnlearnRepro.Domains", "UnlearnRepro.Cli", "UnlearnRepro.NUnit"];

    // What looks like such a word and is none.
    private static readonly (string Path, string Text, string Reason)[] Exceptions =
    [
        ("", @"\b[Cc]ancellationToken(?:Source)?\b|\bCreateLinkedTokenSource\b", ".NET's word for being told to stop"),
        ("", @"\b(?:stop|patience|source)\.Token\b", "the same as a property"),
        ("src/UnlearnRepro.Domains/Code/", @"\bMetadataToken\b|\bldtoken\b", ".NET's number of a member"),
        ("src/UnlearnRepro.Cli/Terminal/CtrlC.cs", " Token => ", "the same where it is declared"),
        ("src/UnlearnRepro.Cli/", @"\.Tokens\b|\bIEnumerable<Token> tokens\b|\btokens\.Any\(|\btoken => |\btoken\.Value\b", "System.CommandLine's words of a command line"),
        ("src/UnlearnRepro/Studies/WellKnown.cs", "\"(?:Original|Retrain)\"", "the one place that has these two names"),
        ("src/UnlearnRepro.Cli/Registered.cs", @"UnlearnRepro\.Images|\bImagesDomain\b", "the one place that lists the domains"),
    ];

    [Test]
    public void NoWordOfADomainStandsInTheCodeOfWhatServesAllOfThem() => Assert.That(Found(Sources.Below([.. Projects.Select(p => $"src/{p}")])), Is.Empty);

    [TestCase("string unit = \"pixels\";", "pixel")]
    [TestCase("int images = 3;", "image")]
    [TestCase("var best = Grid(\"accuracy-forget\");", "accuracy-")]
    [TestCase("if (name == \"Retrain\") // as it is", "\"Retrain\"")]
    [TestCase("void Read(CancellationToken stop, Token next) { }", "Token")]
    [TestCase("var x = clicks[0]; var y = query.X;", "click")]
    public void AWordIsFoundWithItsFileAndLine(string code, string word) => Assert.That(
        Found([new("src/UnlearnRepro/Made.cs", ["namespace Made;", "// an image's pixels, of which accuracy-test tells", code])]),
        Is.EqualTo(new[] { $"src/UnlearnRepro/Made.cs:3: {word}" }));

    [TestCase("// \"Original\" of an image")]
    [TestCase("    /// <summary>Accuracy-like, e.g. <c>accuracy-test</c>, of tokens.</summary>")]
    [TestCase("int n = 3; // pixels")]
    [TestCase("string page = \"https://example.org\"; // clicks")]
    [TestCase("Task Get(CancellationToken cancellation) => Wait(stop.Token);")]
    [TestCase("var originals = r.Inputs[\"original\"];")]
    public void CommentsAndExceptionsAreNone(string code) => Assert.That(Found([new("src/UnlearnRepro/Made.cs", [code])]), Is.Empty);

    [Test]
    public void EveryExceptionIsNeeded() => Assert.That(
        Exceptions.Where(e => !Sources.Below([.. Projects.Select(p => $"src/{p}")]).Any(s => s.Path.StartsWith(e.Path, StringComparison.Ordinal) && s.Lines.Any(line => Regex.IsMatch(Comment().Replace(line, ""), e.Text)))).Select(e => e.Reason),
        Is.Empty);

    // The first word of each line.
    private static string[] Found(IReadOnlyList<Source> sources) =>
    [
        .. from source in sources
           from line in source.Lines.Index()
           let code = Exceptions.Where(e => source.Path.StartsWith(e.Path, StringComparison.Ordinal)).Aggregate(Comment().Replace(line.Item, ""), (text, e) => Regex.Replace(text, e.Text, ""))
           let word = Words().Match(code)
           where word.Success
           select $"{source.Path}:{line.Index + 1}: {word.Value}",
    ];

    [GeneratedRegex(@"(?i:image|pixel|token|query|click|accuracy-|full-class|cifar|mnist)|""Original""|""Retrain""", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    // Not an address, and nothing inside quotes.
    [GeneratedRegex(@"(?<=^(?:[^""]|""[^""]*"")*)//.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
