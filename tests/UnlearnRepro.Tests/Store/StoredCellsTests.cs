using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;
using UnlearnRepro.Words;
using static UnlearnRepro.Tests.Store.TemporaryStore;

namespace UnlearnRepro.Tests.Store;

/// <summary>Nothing is computed twice, and what was computed does not change when more is asked for.</summary>
public class StoredCellsTests
{
    [Test]
    public void ASecondProcessComputesNothing()
    {
        using var folder = new TemporaryStore();
        var first = new FakeTask();
        folder.Complete(first, first.Study(3, 2));
        var second = new FakeTask();
        folder.Complete(second, second.Study(3, 2));
        Assert.That(first.Ran, Has.Count.EqualTo(15));
        Assert.That(second.Ran, Is.Empty);
    }

    [Test]
    public void AChangeOfTheTaskHidesWhatWasStored()
    {
        using var folder = new TemporaryStore();
        folder.Complete(new FakeTask(), new FakeTask().Study(2, 2));
        var changed = new FakeTask { Identity = "fake; code 2" };
        folder.Complete(changed, changed.Study(2, 2));
        Assert.That(changed.Ran, Has.Count.EqualTo(10));
    }

    [Test]
    public void MoreSeedsLeaveTheFirstRecordsAsTheyWere()
    {
        using var folder = new TemporaryStore();
        var task = new FakeTask();
        Study two = task.Study(3, 2), four = task.Study(4, 4);
        string before = Lines(folder.Complete(task, two), two);
        Assert.That(Lines(folder.Complete(task, four), two), Is.EqualTo(before));

        using var fresh = new TemporaryStore();
        Assert.That(Lines(fresh.Complete(new FakeTask(), four), two), Is.EqualTo(before), "the larger study alone, from nothing");
    }

    [Test]
    public void DroppingAMethodOrAMetricChangesNoOtherRecord()
    {
        using var folder = new TemporaryStore();
        using var fresh = new TemporaryStore();
        Study all = new FakeTask().Study(3, 2);
        Study part = all with { Methods = [all.Methods[0], all.Methods[3]], Metrics = ["loss"] };
        var whole = folder.Complete(new FakeTask(), all);
        var few = fresh.Complete(new FakeTask(), part);
        foreach (var record in few.Records)
        {
            var same = whole.Record(all.Methods.Single(m => m.Name == record.Cell.Method), record.Cell.Train, record.Cell.Unlearn);
            Assert.That(record.Key, Is.EqualTo(same.Key));
            Assert.That(record.Result.WeightsSha256, Is.EqualTo(same.Result.WeightsSha256));
            Assert.That(record.Result.Metrics["loss"], Is.EqualTo(same.Result.Metrics["loss"]));
        }
    }

    [Test]
    public void MetricsAskedForLaterAreAddedAndNoneIsLost()
    {
        using var folder = new TemporaryStore();
        var task = new FakeTask();
        Study study = task.Study(2, 2);
        folder.Complete(task, study with { Metrics = ["accuracy"] });
        folder.Complete(task, study with { Metrics = ["loss"] });
        Assert.That(task.Ran, Has.Count.EqualTo(20), "each cell once for each metric");
        foreach (string[] metrics in new[] { new[] { "accuracy" }, ["loss"], ["accuracy", "loss"] })
        {
            folder.Complete(task, study with { Metrics = metrics });
        }

        Assert.That(task.Ran, Has.Count.EqualTo(20), "and never again");
    }

    [Test]
    public void ARunThatWasStoppedGoesOnWhereItStopped()
    {
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        using var stop = new CancellationTokenSource();
        var task = new FakeTask { Before = cell => { if (cell.Train == 3) { stop.Cancel(); } } };
        var cells = new StoredCells(task, store);
        Study study = task.Study(6, 2);
        Assert.That(() => cells.Complete(study, 1, cancellation: stop.Token), Throws.InstanceOf<OperationCanceledException>());
        cells.Complete(study, 1);
        Assert.That(task.Ran, Has.Count.EqualTo(30).And.Unique);
    }

    [Test]
    public void ASingleCellIsLookedUpOrRunAndKept()
    {
        using var folder = new TemporaryStore();
        var task = new FakeTask();
        using var store = new RecordStore(folder.Artifacts);
        var cells = new StoredCells(task, store);
        Cell cell = task.Study(1, 1).Cells().First();
        CellResult bare = cells.Get(cell, []);
        Assert.That(cells.Get(cell, ["loss"]).Metrics.Keys, Is.EqualTo(new[] { "loss" }));
        Assert.That(cells.Get(cell, ["loss"]).WeightsSha256, Is.EqualTo(bare.WeightsSha256));
        Assert.That(task.Ran, Has.Count.EqualTo(2), "once bare, once with the metric");
        Assert.That(folder.Read().Records[task.Key(cell)].Result.Metrics.Keys, Is.EqualTo(new[] { "loss" }));
    }

    [Test]
    public void RunRunsWhetherOrNotTheCellIsKnown()
    {
        using var folder = new TemporaryStore();
        var task = new FakeTask();
        using var store = new RecordStore(folder.Artifacts);
        var cells = new StoredCells(task, store);
        Cell cell = task.Study(1, 1).Cells().First();
        cells.Run(cell, []);
        cells.Run(cell, []);
        Assert.That(task.Ran, Has.Count.EqualTo(2));
        Assert.That(task.Made["reference"], Is.EqualTo(2), "what it needs is made sure of each time");
        Assert.That(folder.Files, Is.Empty, "and nothing is kept");
    }

    [Test]
    public void AnUnusableStudyIsRefusedBeforeAnythingRuns()
    {
        using var folder = new TemporaryStore();
        var task = new FakeTask();
        Assert.That(() => folder.Complete(task, task.Study(0, 1)), Throws.TypeOf<StudyException>());
        Assert.That(task.Ran, Is.Empty);
    }

    // The records of a study's cells as they stand in results that may hold more.
    private static string Lines(StudyResults results, Study study) => string.Join('\n', study.Cells().Select(cell =>
        Text(results.Records.Single(r => r.Cell == cell))));
}
