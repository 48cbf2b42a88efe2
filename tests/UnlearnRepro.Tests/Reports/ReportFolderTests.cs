using UnlearnRepro.Reports;

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
            "figures/seeds-loss-retain.svg", "finding.svg", "index.html", "records.csv", "report.md", "summary.json",
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

    private SortedDictionary<string, string> Files() => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText),
        StringComparer.Ordinal);
}
