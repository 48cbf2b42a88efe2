using System.Text;
using UnlearnRepro.Words;
using static UnlearnRepro.Tests.Store.TemporaryStore;

namespace UnlearnRepro.Tests.Store;

/// <summary>What a killed process leaves is told and left out; what only a fault can leave stops the run. Never is a line skipped in silence.</summary>
public class DamageTests
{
    [Test]
    public void AKillAtAnyByteOfTheLastLineLosesThatLineAlone()
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("a"), Record("b"), Record("c", "w", ("é", 1)));
        string file = folder.Files.Single();
        byte[] whole = File.ReadAllBytes(file);
        int last = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        Assert.That(whole.Length - last, Is.GreaterThan(200), "the last line");
        for (int length = last; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            var (records, warnings) = folder.Read();
            Assert.That(records.Keys, Is.EquivalentTo(new[] { "a", "b" }), $"cut at byte {length}");
            Assert.That(warnings, Has.Count.EqualTo(length == last ? 0 : 1), $"cut at byte {length}");
        }
    }

    [Test]
    public void ATornLineIsToldWithItsFileAndNumber()
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("a"), Record("b"));
        string file = folder.Files.Single();
        File.WriteAllText(file, File.ReadAllText(file)[..^5]);
        Assert.That(folder.Read().Warnings, Is.EqualTo(new[] { $"{file}, line 2: torn at the end of the file, left out; its cell is computed again" }));
    }

    [Test]
    public void AWriterAfterAKillDoesNotGlueItsLineToTheTornOne()
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("a"), Record("b"));
        string file = folder.Files.Single();
        File.WriteAllText(file, File.ReadAllText(file)[..^5]);
        folder.Write(Record("b"), Record("c"));
        Assert.That(folder.Read().Records.Keys, Is.EquivalentTo(new[] { "a", "b", "c" }));
    }

    private static IEnumerable<TestCaseData> Damages() =>
    [
        new((string line) => line[..(line.Length / 2)]) { TestName = "a half" },
        new((string line) => new string('\0', line.Length)) { TestName = "zeros, as a power cut leaves them" },
        new((string _) => "null") { TestName = "null" },
        new((string _) => "{}") { TestName = "an empty object" },
        new((string _) => "[1]") { TestName = "another shape" },
        new((string line) => line.Replace("\"weights_sha256\":\"w\"", "\"weights_sha256\":null")) { TestName = "a null text" },
        new((string line) => line.Replace("\"train\":2,", "")) { TestName = "a missing seed" },
        new((string line) => line.Replace("\"status\":\"ok\"", "\"status\":\"fine\"")) { TestName = "an unknown status" },
        new((string line) => line + line) { TestName = "two on a line" },
    ];

    [TestCaseSource(nameof(Damages))]
    public void ADamagedLineIsReportedWithFileAndNumber(Func<string, string> damage)
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("a"), Record("b"), Record("c"));
        string file = folder.Files.Single();
        string[] lines = File.ReadAllLines(file);
        Assert.That(damage(lines[1]), Is.Not.EqualTo(lines[1]));
        File.WriteAllText(file, string.Concat(new[] { lines[0], damage(lines[1]), lines[2] }.Select(l => l + "\n")), new UTF8Encoding(false));
        Assert.That(
            () => folder.Read(),
            Throws.TypeOf<StudyException>().With.Message.StartsWith($"{file}, line 2: expected a record and its checksum, found '").And.Message.Not.Contains("\n"));
    }

    [Test]
    [Platform("Linux,MacOSX", Reason = "pipes have names there")]
    public void APipeAmongTheFilesIsNamedAndNotWaitedFor()
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("a"));
        string pipe = Path.Combine(folder.Folder, "x.jsonl");
        System.Diagnostics.Process.Start("mkfifo", [pipe]).WaitForExit();
        Assert.That(() => Task.Run(folder.Read).WaitAsync(TimeSpan.FromMinutes(1)), Throws.TypeOf<StudyException>().With.Message.StartsWith($"{pipe}: expected a file of records, found a pipe"));
    }

    [Test]
    public void AFolderAmongTheFilesIsNamed()
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("a"));
        string inner = Path.Combine(folder.Folder, "x.jsonl");
        Directory.CreateDirectory(inner);
        Assert.That(() => folder.Read(), Throws.TypeOf<StudyException>().With.Message.EqualTo($"{inner}: expected a file of records, found a folder"));
    }

    [Test]
    public void ALinkToNothingIsNamed()
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("a"));
        string link = Path.Combine(folder.Folder, "x.jsonl");
        File.CreateSymbolicLink(link, "/nowhere");
        Assert.That(() => folder.Read(), Throws.TypeOf<StudyException>().With.Message.EqualTo($"{link}: expected a file of records, found a link to /nowhere, where nothing is"));
    }

    [Test]
    public void EmptyLinesAreNoDamage()
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("a"), Record("b"));
        string file = folder.Files.Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\n\n"));
        Assert.That(folder.Read().Records, Has.Count.EqualTo(2));
    }
}
