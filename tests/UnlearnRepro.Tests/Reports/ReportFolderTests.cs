using UnlearnRepro.Reports.Forms;

namespace UnlearnRepro.Tests.Reports;

public class ReportFolderTests
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"unlearnrepro-{Guid.NewGuid():N}");

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Test]
    public void WritesAllFilesAndLeavesNothingBeside()
    {
        ReportFolder.Write(folder, Fake.TwoByTwo());
        Assert.That(Files().Keys, Is.EqualTo(new[]
        {
            "figures/seed-means-accuracy-forget.svg", "figures/seed-means-loss-retain.svg", "figures/seeds-accuracy-forget.svg",
            "figures/seeds-loss-retain.svg", "figures/shares-accuracy-forget.svg", "figures/shares-loss-retain.svg", "finding.svg", "index.html", "records.csv", "report.md", "summary.json",
        }));
        Assert.That(File.ReadLines(Path.Combine(folder, "records.csv")).Count(), Is.EqualTo(1 + (2 * (2 + 2 + 4 + 4 + 4))));
    }

    [Test]
    public void AnotherTimeTheBytesAreTheSame()
    {
        ReportFolder.Write(folder, Fake.TwoByTwo());
        var first = Files();
        ReportFolder.Write(folder, Fake.TwoByTwo());
        Assert.That(Files(), Is.EqualTo(first));
        Assert.That(first["index.html"], Does.StartWith("<!DOCTYPE html>"), "no byte order mark");
        Assert.That(first.Values, Has.None.Contains("\r"));
    }

    [Test]
    public void WhatAKilledRunLeftGoesWithTheNext()
    {
        string[] left = [.. new[] { "index.html", "figures/seeds-loss-retain.svg" }.Select(name => Path.Combine(folder, $"{name}.0123456789abcdef0123456789abcdef.tmp"))];
        Directory.CreateDirectory(Path.Combine(folder, "figures"));
        Array.ForEach(left, path => File.WriteAllText(path, "half"));
        Array.ForEach(left, path => File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1)));
        ReportFolder.Write(folder, Fake.TwoByTwo());
        Assert.That(Files().Keys, Has.Count.EqualTo(11).And.None.EndsWith(".tmp"));
    }

    private SortedDictionary<string, string> Files() => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);
}
