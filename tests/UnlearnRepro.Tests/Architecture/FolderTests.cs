namespace UnlearnRepro.Tests.Architecture;

/// <summary>Inside a project folders follow the life of a run, and no arrow runs back up.</summary>
public class FolderTests
{
    private static readonly string[][] Pipeline = [["Seeds"], ["Studies"], ["Store"], ["Import"], ["Claims"], ["Plans"], ["Reports"]];

    private static readonly string[][] Images =
        [["Datasets"], ["Scenarios"], ["Models"], ["Training"], ["Methods"], ["Metrics"], ["Audits", "Health", "Published"], ["Tasks", "Claims"]];

    [Test]
    public void ThePipelineRunsOneWay() => Assert.That(Wrong(Sources.Below("src/UnlearnRepro"), "UnlearnRepro", Pipeline), Is.Empty);

    [Test]
    public void TheImageDomainRunsOneWay() => Assert.That(Wrong(Sources.Below("src/UnlearnRepro.Images"), "UnlearnRepro.Images", Images), Is.Empty);

    [Test]
    public void EveryFolderHasAPlaceInTheOrder()
    {
        Assert.That(Folders("src/UnlearnRepro"), Is.EquivalentTo(Pipeline.SelectMany(f => f)));
        Assert.That(Folders("src/UnlearnRepro.Images"), Is.EquivalentTo(Images.SelectMany(f => f)));
    }

    [Test]
    public void AnArrowBackUpIsFoundAndNamesBothFiles()
    {
        Source[] sources =
        [
            new("src/UnlearnRepro/Studies/Study.cs", ["using UnlearnRepro.Store;", "namespace UnlearnRepro.Studies;", "public sealed record Study(RecordStore Store);"]),
            new("src/UnlearnRepro/Store/RecordStore.cs", ["using UnlearnRepro.Studies;", "namespace UnlearnRepro.Store;", "public sealed class RecordStore;"]),
        ];
        Assert.That(Wrong(sources, "UnlearnRepro", Pipeline), Is.EqualTo(new[] { "src/UnlearnRepro/Studies/Study.cs -> src/UnlearnRepro/Store/RecordStore.cs" }));
    }

    [Test]
    public void ANameWrittenInFullOrFromItsParentIsFoundToo()
    {
        Source[] sources =
        [
            new("src/UnlearnRepro/Seeds/Seed.cs", ["namespace UnlearnRepro.Seeds;", "class Seed { UnlearnRepro.Claims.Claim A; }"]),
            new("src/UnlearnRepro/Seeds/Stream.cs", ["namespace UnlearnRepro.Seeds;", "class Stream { Claims.Claim A; }"]),
            new("src/UnlearnRepro/Seeds/Axis.cs", ["namespace UnlearnRepro.Seeds;", "// Claims.Claim is only a comment", "class Axis;"]),
        ];
        Assert.That(Wrong(sources, "UnlearnRepro", Pipeline), Has.Length.EqualTo(2));
    }

    // Every arrow from a folder to one after it (or beside it), by a using line, a full name or a name from the parent.
    private static string[] Wrong(IReadOnlyList<Source> sources, string project, string[][] order)
    {
        return
        [
            .. from source in sources
               let own = Folder(source)
               where own is not null
               from later in order.SkipWhile(step => !step.Contains(own)).SelectMany(step => step).Where(folder => folder != own)
               where source.Code.Any(line => Mentions(line, later))
               from target in Targets(source, later)
               select $"{source.Path} -> {target}",
        ];

        string? Folder(Source source) => source.Path.Split('/') is [_, _, var folder, _, ..] ? folder : null;

        bool Mentions(string line, string folder) =>
            System.Text.RegularExpressions.Regex.IsMatch(line, $@"\b{project.Replace(".", @"\.")}\.{folder}\b|(?<![\w.]){folder}\.[A-Z]\w*\s+\w|(?<=[(<\[ ]){folder}\.[A-Z]\w*[>)(\[?,]");

        // The files of the later folder whose types the source names; the folder itself where that cannot be told.
        IEnumerable<string> Targets(Source source, string folder)
        {
            string[] files = [.. sources.Where(s => Folder(s) == folder && source.Code.Any(line => line.Contains(System.IO.Path.GetFileNameWithoutExtension(s.Path), StringComparison.Ordinal))).Select(s => s.Path)];
            return files.Length > 0 ? files : [$"src/{project}/{folder}"];
        }
    }

    private static string[] Folders(string project) =>
        [.. Sources.Below(project).Select(s => s.Path.Split('/')).Where(parts => parts.Length > 3).Select(parts => parts[2]).Distinct()];
}
