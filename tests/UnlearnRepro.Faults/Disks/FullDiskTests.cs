using UnlearnRepro.Store;

namespace UnlearnRepro.Faults.Disks;

/// <summary>A disk that is full, or files that may not grow: what was stored stays, one line says it, and the same command goes on when there is room.</summary>
[TestFixture]
[Platform("Linux")]
public sealed class FullDiskTests
{
    // All of the study's artifacts take about 1,000 kB: models 280, examples 60, records 15, the report the rest.
    [TestCase(320)]
    public void A_full_disk_loses_nothing(int kilobytes) => Full(kilobytes);

    [Explicit("a minute")]
    [Category("Long")]
    [TestCase(8)]
    [TestCase(40)]
    [TestCase(200)]
    [TestCase(280)]
    [TestCase(350)]
    [TestCase(400)]
    [TestCase(600)]
    [TestCase(900)]
    public void Eight_more_full_disks_lose_nothing(int kilobytes) => Full(kilobytes);

    // In blocks of 512 bytes. The runtime's own mapped file is larger than any limit here, hence the setting.
    [TestCase(40)]
    [Explicit("a minute")]
    [Category("Long")]
    [TestCase(8)]
    [TestCase(80)]
    [TestCase(200)]
    public void A_limit_on_the_size_of_files_loses_nothing(int blocks)
    {
        if (typeof(RecordStore).Assembly.GetTypes().Any(type => type.Namespace?.StartsWith("Coverlet.", StringComparison.Ordinal) == true))
        {
            Assert.Ignore("coverage is being counted, whose own file the limit would hold up for ever: CONTRIBUTING has the command without");
        }

        using var folder = new TemporaryFolder();
        var run = Unlearn.RunIn($"trap '' XFSZ; ulimit -f {blocks}; DOTNET_EnableWriteXorExecute=0 exec \"$@\"", SmallStudy.Words(folder.Path));
        GoesOn(run, folder.Path, Stored(folder.Path));
    }

    private static void Full(int kilobytes)
    {
        using var disk = SmallDisk.Of(kilobytes);
        var run = Unlearn.Run(SmallStudy.Words(disk.Path));
        int stored = Stored(disk.Path);
        disk.Grow(100_000);
        GoesOn(run, disk.Path, stored);
    }

    private static void GoesOn(Result run, string artifacts, int stored)
    {
        TestContext.Out.WriteLine($"exit {run.ExitCode}, {stored} cells stored: {run.Error}");
        run.IsOneLine(artifacts);
        var again = Unlearn.Run(SmallStudy.Words(artifacts));
        Assert.That(again.ExitCode, Is.Zero, again.Error);
        SmallStudy.IsUndisturbed(artifacts);
        string[] keys = [.. Directory.EnumerateFiles(Path.Combine(artifacts, "store")).SelectMany(File.ReadLines).Where(line => line.EndsWith('}')).Select(line => line[..80])];
        Assert.That(keys, Is.Unique, "what was stored before the disk was full is not computed again");
        Assert.That(SmallStudy.Temporary(artifacts), Is.Empty);
    }

    // What a later process will find, torn lines left out.
    private static int Stored(string artifacts) => Directory.Exists(Path.Combine(artifacts, "store"))
        ? Directory.EnumerateFiles(Path.Combine(artifacts, "store")).SelectMany(File.ReadLines).Count(line => line.EndsWith('}'))
        : 0;
}
