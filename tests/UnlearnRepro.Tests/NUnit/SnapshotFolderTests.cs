using UnlearnRepro.NUnit;
using UnlearnRepro.NUnit.Snapshots;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>What lies under snapshots/ belongs to a test that is still there.</summary>
public class SnapshotFolderTests
{
    [Test]
    public void EverySnapshotBelongsToAFixture()
    {
        string tests = Path.Combine(RepositoryRoot.Path, "tests");
        string[] dangling = [.. Directory.EnumerateFiles(Snapshot.Folder).Select(Path.GetFileName).OfType<string>()
            .Where(file => file.EndsWith(".verified.md", StringComparison.Ordinal))
            .Where(file => !Directory.EnumerateFiles(tests, $"{file.Split('.')[0]}.cs", SearchOption.AllDirectories).Any())];
        Assert.That(dangling, Is.Empty);
    }

    [Test]
    public void TheFolderHoldsSnapshotsAlone() =>
        Assert.That(
            Directory.EnumerateFileSystemEntries(Snapshot.Folder).Select(Path.GetFileName),
            Has.All.Match(@"^\w+\.\w+(\.\w+)?\.(verified|received)\.md$"));
}
