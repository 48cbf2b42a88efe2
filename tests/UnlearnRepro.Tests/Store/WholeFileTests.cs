using UnlearnRepro.Store;

namespace UnlearnRepro.Tests.Store;

/// <summary>The old file or the new one, never half of one, and nothing beside it.</summary>
public class WholeFileTests
{
    private string folder = "";

    private string Target => Path.Combine(folder, "below", "file");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("unlearn-files-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void WritingMakesTheFolderReplacesAFileAndLeavesNothingElse()
    {
        WholeFile.Write(Target, writer => writer.Write("a longer text"));
        WholeFile.Write(Target, writer => writer.Write("é"));
        Assert.That(File.ReadAllBytes(Target), Is.EqualTo("é"u8.ToArray()), "UTF-8, nothing before it");
        Assert.That(Entries(), Is.EqualTo(new[] { Target }));
    }

    [Test]
    public void AWriterThatFailsLeavesTheOldFileAlone()
    {
        WholeFile.Write(Target, writer => writer.Write("old"));
        Assert.That(() => WholeFile.WriteBytes(Target, Fail), Throws.TypeOf<InvalidTimeZoneException>());
        Assert.That((File.ReadAllText(Target), Entries().Length), Is.EqualTo(("old", 1)));

        static void Fail(Stream stream)
        {
            stream.Write(new byte[100_000]);
            throw new InvalidTimeZoneException();
        }
    }

    [Test]
    public void APlaceThatIsTakenByAFolderLeavesNothing()
    {
        Directory.CreateDirectory(Target);
        Assert.That(() => WholeFile.WriteBytes(Target, stream => stream.WriteByte(1)), Throws.InstanceOf<IOException>().Or.InstanceOf<UnauthorizedAccessException>());
        Assert.That(Entries(), Is.EqualTo(new[] { Target }));
    }

    /// <summary>Readers lock what they read, and a writer's lock must not be met in the file's place.</summary>
    [Test]
    public void AReaderBesideTheWritersAlwaysFindsAWholeFile()
    {
        byte[][] bodies = [.. Enumerable.Range(1, 4).Select(i => Enumerable.Repeat((byte)i, 3000 * i).ToArray())];
        WholeFile.WriteBytes(Target, stream => stream.Write(bodies[0]));
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            int whole = 0;
            while (!done.IsCancellationRequested || whole == 0)
            {
                byte[] found = File.ReadAllBytes(Target);
                Assert.That(found, Is.EqualTo(bodies[found[0] - 1]));
                whole++;
            }

            return whole;
        });
        Parallel.For(0, 400, i =>
        {
            WholeFile.WriteBytes(Target, stream => stream.Write(bodies[i % 4]));
            Writable.Require(Path.GetDirectoryName(Target)!);
        });
        done.Cancel();
        Assert.That(reader.Result, Is.Positive);
        Assert.That(Entries(), Is.EqualTo(new[] { Target }));
    }

    private string[] Entries() => Directory.GetFileSystemEntries(Path.GetDirectoryName(Target)!);
}
