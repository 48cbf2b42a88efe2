using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.NUnit.Snapshots;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Images;

/// <summary>The metric tables and the verdicts of the smoke tier, computed from nothing, as they were when last looked at.</summary>
[TestFixture]
public sealed class SmokeSnapshotTests
{
    [Test]
    public async Task Tables_and_verdicts_are_those_of_the_snapshot()
    {
        string artifacts = Directory.CreateTempSubdirectory("unlearn-smoke-").FullName;
        try
        {
            var report = Report(artifacts);
            await Snapshot.Match("SmokeSnapshotTests.Tables_and_verdicts", SnapshotText.Of("Smoke tier of the digits", report), SnapshotComparer.ByFingerprint);
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }

    private static StudyReport Report(string artifacts)
    {
        var task = ImagesDomain.Open(ImageTaskCatalog.Get("digits"), new TaskFolders(artifacts, DataFolders.Default));
        using var store = new RecordStore(artifacts);
        var cells = new StoredCells(task, store);
        var results = cells.Complete(Tiers.Study(task, "full-class-3", "smoke"), Environment.ProcessorCount);
        return StudyReport.Of(results, task, new ClaimContext(cells, results).Judge(ImagesDomain.Files.Claims));
    }
}
