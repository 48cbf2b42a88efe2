using UnlearnRepro.Domains.Code;

namespace UnlearnRepro.Domains.Tests.Code;

/// <summary>
/// Ways to other code, and to values, that no call in the source shows. Each case is a small program and an edit that changes what it
/// does: of what Run reaches (HiddenWays.txt), or of what hangs on the delegate that Make returns, as on a metric's (HiddenValues.txt).
/// </summary>
public sealed class HiddenWaysTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Runtime.CompilerServices; namespace Project;\n";

    [TestCaseSource(nameof(Cases), new object[] { "HiddenWays.txt" })]
    public void AnEditBehindACallIsSeen(string before, string after) => Assert.That(OfRun(after), Is.Not.EqualTo(OfRun(before)));

    [TestCaseSource(nameof(Cases), new object[] { "HiddenValues.txt" })]
    public void AnEditOfWhatADelegateHoldsIsSeen(string before, string after) => Assert.That(OfMake(after), Is.Not.EqualTo(OfMake(before)));

    [TestCase("$\"{x}.txt\"", "a.txt", TestName = "A file whose name is made up at run time")]
    [TestCase("typeof(Root), \"a.txt\"", "Project.a.txt", TestName = "A file beside a type")]
    public void AFileThatIsNotNamedInFullIsSeen(string name, string file)
    {
        string source = "public static class Root { public static Stream? Run(string x) => typeof(Root).Assembly.GetManifestResourceStream(" + name + "); }";
        Assert.That(OfRun(source, (file, "two")), Is.Not.EqualTo(OfRun(source, (file, "one"))));
    }

    /// <summary>A name that tells a type which is local to a file tells the place of the file too: no part of a print.</summary>
    [Test]
    public void ATypeThatIsLocalToAFileHasThePrintOfAnyFolder()
    {
        const string Source = "public static class Root { public static int Run(int x) => Own.Of(x); }\nfile static class Own { public static int Of(int x) => x + 1; }";
        string OfFolder(string folder) => new Compiled(Path.Combine(folder, "Own.cs")).With("Project", Usings + Source).Reach("Project.Root", "Run").Print();
        Assert.That(OfFolder("/b"), Is.EqualTo(OfFolder("/a")));
    }

    private static string OfRun(string source, params (string Name, string Text)[] files) =>
        new Compiled().With("Project", Usings + source, files).Reach("Project.Root", "Run").Print();

    // As the task's code makes the print of a metric.
    private static string OfMake(string source)
    {
        var project = new Compiled().With("Project", Usings + source).Last;
        var graph = new CodeGraph(new Suite(project));
        var live = new Live(graph.Suite, project.GetType("Project.Root")!.GetMethod("Make")!.Invoke(null, null));
        return new Reach(graph, live.Methods.Concat(live.Constructors), live.Types).Print(live.Values);
    }

    // # what it is, - what is edited, + into what, and the program.
    private static IEnumerable<TestCaseData> Cases(string file)
    {
        using var stream = typeof(HiddenWaysTests).Assembly.GetManifestResourceStream(file)!;
        foreach (string text in new StreamReader(stream).ReadToEnd().Split("\n\n"))
        {
            string[] lines = text.Trim().Split('\n');
            string name = lines[0][2..], from = lines[1][2..], to = lines[2][2..], program = string.Join('\n', lines[3..]);
            yield return program.Contains(from, StringComparison.Ordinal)
                ? new TestCaseData(program, program.Replace(from, to, StringComparison.Ordinal)).SetArgDisplayNames(name)
                : throw new InvalidOperationException($"{file}, {name}: expected '{from}' in the program, found none");
        }
    }
}
