using System.Diagnostics;
using UnlearnRepro.Cli.Verbs;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Cli.Tests;

/// <summary>Other reports are looked at, told of where they cannot be read, and never cost a report of their own.</summary>
[TestFixture]
public sealed class EarlierLooksTests
{
    private static readonly Study Mine = new()
    {
        Name = "mine",
        Task = "digits",
        Scenario = "full-class-3",
        Methods = [new("A", "", SeedUse.TrainingAndUnlearning)],
        Metrics = ["acc"],
        TrainingSeeds = 5,
        UnlearningSeeds = 2,
    };

    [Test]
    public void A_look_with_another_size_is_told()
    {
        using var folder = new ArtifactsFolder();
        Put(folder, "a/b", Summary("2026", 3));
        Put(folder, "same", Summary("2026", 5));
        Put(folder, "other", Summary("7", 4));
        var (note, warned) = Note(folder.Path);
        Assert.That(note, Does.Contain("judged before, with 3 x 2;"));
        Assert.That(warned, Is.Empty);
    }

    [Test]
    public void Reports_of_tables_and_of_other_versions_are_passed_over_in_silence()
    {
        using var folder = new ArtifactsFolder();
        Put(folder, "list", "[]");
        Put(folder, "old", "{}");
        Put(folder, "table", Summary("null", 3));
        Put(folder, "sizeless", """{"task": "digits", "scenario": "full-class-3", "root": 2026, "verdicts": []}""");
        Put(folder, "surrogate", """{"task": "\ud800"}""");
        Assert.That(Note(folder.Path), Is.EqualTo(((string?)null, Array.Empty<string>())));
    }

    [Test]
    [Platform("Linux,MacOSX", Reason = "pipes have names there")]
    public async Task What_cannot_be_read_is_told_in_a_line_each_and_the_others_are_read()
    {
        using var folder = new ArtifactsFolder();
        Put(folder, "cut", "{\"task\": \"digi");
        Put(folder, "good", Summary("2026", 3));
        foreach (string name in (string[])["link", "pipe"])
        {
            Directory.CreateDirectory(At(folder, name));
        }

        Directory.CreateDirectory(At(folder, "folder", "summary.json"));
        Directory.CreateSymbolicLink(At(folder, "round"), folder.Path);
        File.CreateSymbolicLink(At(folder, "link", "summary.json"), "/nowhere");
        Process.Start("mkfifo", [At(folder, "pipe", "summary.json")]).WaitForExit();
        var (note, warned) = await Task.Run(() => Note(folder.Path)).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.That(note, Does.Contain("judged before, with 3 x 2;"));
        Assert.That(warned, Has.Length.EqualTo(4));
        foreach (var (line, (name, found)) in warned.Zip([("cut", "found: "), ("folder", "found a folder"), ("link", "found a link to /nowhere, where nothing is"), ("pipe", "found a pipe")]))
        {
            Assert.That(line, Does.StartWith($"note: {At(folder, name, "summary.json")}: expected a report's summary, {found}").And.EndsWith("; passed over"));
        }
    }

    [Test]
    [Platform("Linux,MacOSX", Reason = "a link may lead to itself there")]
    public void A_folder_that_cannot_be_listed_is_told()
    {
        using var folder = new ArtifactsFolder();
        // A link to itself stops root as well.
        File.CreateSymbolicLink(At(folder, "loop"), At(folder, "loop"));
        var (note, warned) = Note(At(folder, "loop"));
        Assert.That(note, Is.Null);
        Assert.That(warned.Single(), Does.StartWith($"note: {At(folder, "loop")}: expected a folder of reports, found: ").And.EndsWith("; passed over"));
    }

    /// <summary>Level 0 of a further axis is the study without it; more levels of one are another look, parts of a training seed are judged on other claims.</summary>
    [TestCase("", "", "5", null)]
    [TestCase("forget", "", "5", null)]
    [TestCase("forget", "", "3", "3 x 2, forget=2")]
    [TestCase("", "forget", "3", "3 x 2")]
    [TestCase("forget", "forget", "5", "5 x 2, forget=2")]
    [TestCase("init", "", "1", null)]
    [TestCase("", "init", "5", null)]
    [TestCase("init", "init", "1", "1 x 2, init=2")]
    public void A_look_through_another_design_is_told(string theirs, string ours, string trainingSeeds, string? told)
    {
        using var folder = new ArtifactsFolder();
        string[] names = [.. new[] { theirs, theirs == "init" ? "" : "train", "unlearn" }.Where(name => name.Length > 0)];
        string factors = string.Join(", ", names.Select(name => $$"""{"name": "{{name}}", "levels": 2}"""));
        Put(folder, "other", Summary("2026", int.Parse(trainingSeeds, System.Globalization.CultureInfo.InvariantCulture)).Replace("}", $", \"factors\": [{factors}]}}", StringComparison.Ordinal));
        var axis = ours == "init" ? SeedAxis.Train.Part("init", "init") : SeedAxis.Forget;
        var mine = ours.Length == 0 ? Mine : (Mine with { TrainingSeeds = ours == "init" ? 1 : 5 }).WithDesign(new([.. SeedAxis.OfCells, axis], [new(axis, 3)]));
        var (note, warned) = Note(folder.Path, mine);
        Assert.That(note, told is null ? Is.Null : Does.Contain($"judged before, with {told};"));
        Assert.That(warned, Is.Empty);
    }

    private static (string? Note, string[] Warned) Note(string reports, Study? mine = null)
    {
        var warned = new List<string>();
        string? note = EarlierLooks.Note(reports, mine ?? Mine, warned.Add);
        return (note, [.. warned]);
    }

    private static string Summary(string root, int trainingSeeds) =>
        $$"""{"task": "digits", "scenario": "full-class-3", "root": {{root}}, "training_seeds": {{trainingSeeds}}, "unlearning_seeds": 2}""";

    private static string At(ArtifactsFolder folder, params string[] parts) => Path.Combine([folder.Path, .. parts]);

    private static void Put(ArtifactsFolder folder, string name, string text)
    {
        Directory.CreateDirectory(At(folder, name));
        File.WriteAllText(At(folder, name, "summary.json"), text);
    }
}
