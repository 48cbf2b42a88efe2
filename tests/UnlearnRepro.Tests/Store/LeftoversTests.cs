using System.Diagnostics;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Store;

/// <summary>What killed runs have left goes with the next one; what somebody is at work on, and what is not ours, stays.</summary>
public class LeftoversTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("unlearn-left-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase($"m.safetensors.{Id}.tmp")]
    [TestCase($".probe.{Id}.tmp")]
    [TestCase($"cifar.tar.gz.{Id}.part")]
    [TestCase($".probe-{Id}")]
    [TestCase($".mnist.{Id}.tmp/mnist/images.{Id}.tmp")]
    [TestCase($".mnist.{Id}.tmp/")]
    public void WhatAKilledRunLeftIsRemoved(string name)
    {
        Make(name);
        Writable.Require(folder);
        Assert.That(Left(), Is.Empty);
    }

    [TestCase("m.safetensors")]
    [TestCase("mine.tmp")]
    [TestCase("mine.part")]
    [TestCase($"mine.{Id}")]
    [TestCase($"mine.{Id}.tmp.bak")]
    [TestCase($"mine.{Id}0.tmp")]
    [TestCase("mine.0123456789ABCDEF0123456789ABCDEF.tmp")]
    [TestCase($"below/mine.{Id}.tmp")]
    public void WhatIsNotOursStays(string name)
    {
        Make(name);
        Writable.Require(folder);
        Assert.That(Left(), Is.EqualTo(new[] { name.Split('/')[0] }));
    }

    /// <summary>Where a file system keeps no locks, or between a file's creation and its lock, its age is all that speaks for it.</summary>
    [Test]
    public void WhatWasWrittenAMomentAgoStays()
    {
        Make($"m.{Id}.tmp", minutes: 1);
        Make($".mnist.{Id}.tmp/file");
        Directory.SetLastWriteTimeUtc(Path.Combine(folder, $".mnist.{Id}.tmp"), DateTime.UtcNow);
        Writable.Require(folder);
        Assert.That(Left(), Has.Length.EqualTo(2));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the time of an open file cannot be set there")]
    public void AFileThatIsBeingWrittenStaysWhateverItsAge()
    {
        string target = Path.Combine(folder, "m");
        using (var file = new WholeFile(target))
        {
            file.Stream.Write("whole"u8);
            Age(folder);
            Writable.Require(folder);
            file.Commit();
        }

        Assert.That(File.ReadAllText(target), Is.EqualTo("whole"));
        Age(folder);
        Writable.Require(folder);
        Assert.That(Left(), Is.EqualTo(new[] { "m" }));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "the time of an open file cannot be set there")]
    public void AFolderThatIsBeingFilledStaysWithAllThatIsInItWhateverItsAge()
    {
        using (var stage = new StagingFolder(Path.Combine(folder, ".mnist")))
        {
            for (int i = 0; i < 20; i++)
            {
                File.WriteAllText(Path.Combine(stage.Path, $"{i}"), "unpacked");
            }

            Age(folder);
            Writable.Require(folder);
            Assert.That(Directory.GetFiles(stage.Path), Has.Length.EqualTo(21), "and the file that is locked");
        }

        Assert.That(Left(), Is.Empty);
    }

    [Test]
    [Platform("Linux", Reason = "the other process is flock")]
    public void AnotherProcessKeepsItsFileUntilItIsKilled()
    {
        string file = Make($"m.{Id}.tmp");
        using var other = Process.Start(new ProcessStartInfo("flock", ["--no-fork", file, "sh", "-c", "echo locked; exec sleep 600"]) { RedirectStandardOutput = true })!;
        try
        {
            Assert.That(other.StandardOutput.ReadLine(), Is.EqualTo("locked"));
            Writable.Require(folder);
            Assert.That(Left(), Has.Length.EqualTo(1));
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }

        Writable.Require(folder);
        Assert.That(Left(), Is.Empty);
    }

    [Test]
    public void SeveralMayClearOneFolder()
    {
        foreach (int i in Enumerable.Range(0, 200))
        {
            Make($"{i}.{Id}.tmp");
            Make($".{i}.{Id}.tmp/a/b");
        }

        Parallel.For(0, 8, _ => Writable.Require(folder));
        Assert.That(Left(), Is.Empty);
    }

    /// <summary>A link is no file of ours, and what it leads to is somebody's.</summary>
    [Test]
    [Platform(Exclude = "Win", Reason = "links need a privilege there")]
    public void NothingIsRemovedThroughALink()
    {
        string own = Directory.CreateTempSubdirectory("unlearn-own-").FullName;
        File.WriteAllText(Path.Combine(own, "file"), "mine");
        Make($".mnist.{Id}.tmp/a");
        Directory.CreateSymbolicLink(Path.Combine(folder, $".mnist.{Id}.tmp", "link"), own);
        Directory.CreateSymbolicLink(Path.Combine(folder, $".other.{Id}.tmp"), own);
        Age(folder);
        Age(own);
        Writable.Require(folder);
        Assert.That((Left(), Directory.GetFiles(own).Length), Is.EqualTo((new[] { $".other.{Id}.tmp" }, 1)));
        Directory.Delete(own, recursive: true);
    }

    [Test]
    public void AFolderThatCannotBeWrittenToIsOneClearLine()
    {
        string file = Make("file");
        Assert.That(
            () => Writable.Require(Path.Combine(file, "below")),
            Throws.TypeOf<StudyException>().With.Message.StartsWith($"{Path.Combine(file, "below")}: expected a folder that can be written to, found: "));
    }

    // With folders of the same age; a name that ends with a slash is a folder.
    private string Make(string name, int minutes = 60)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!name.EndsWith('/'))
        {
            File.WriteAllText(path, "half");
        }

        Age(Path.Combine(folder, name.Split('/')[0]), minutes);
        return path;
    }

    private static void Age(string path, int minutes = 60)
    {
        var old = DateTime.UtcNow.AddMinutes(-minutes);
        foreach (string entry in Directory.Exists(path) ? Directory.GetFileSystemEntries(path, "*", SearchOption.AllDirectories) : [])
        {
            File.SetLastWriteTimeUtc(entry, old);
        }

        File.SetLastWriteTimeUtc(path, old);
    }

    private string[] Left() => [.. Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!)];
}
