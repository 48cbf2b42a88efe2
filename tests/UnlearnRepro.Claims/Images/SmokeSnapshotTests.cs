using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.NUnit;
using UnlearnRepro.NUnit.Snapshots;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Images;

/// <summary>The metric tables and the verdicts of the smoke tier, as they were when last looked at.</summary>
[TestFixture]
public sealed class SmokeSnapshotTests
{
    [Test]
    public Task Tables_and_verdicts_are_those_of_the_snapshot() => Snapshot.Match(
        "SmokeSnapshotTests.Tables_and_verdicts", SnapshotText.Of("Smoke tier of the digits", Report()), SnapshotComparer.ByFingerprint);

    // Its cells are cells of the larger study, which other tests compute.
    private static StudyReport Report()
    {
        string artifacts = Path.Combine(RepositoryRoot.Path, "artifacts");
        _ = ImageClaims.FullClass;
        var task = ImagesDomain.Open(ImageTaskCatalog.Get("digits"), new TaskFolders(artifacts, DataFolders.Default));
        using var store = new RecordStore(artifacts);
        var cells = new StoredCells(task, store);
        var results = cells.Complete(Tiers.Study(task, "full-class-3", "smoke"), Environment.ProcessorCount);
        return StudyReport.Of(results, task, new RunContext(cells, results, UnlearnProgram.Start).Judge(ImagesDomain.Files.Claims));
    }
}
