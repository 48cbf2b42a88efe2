using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Store;

/// <summary>What code has made that is not the present one's is neither used nor in the way.</summary>
public sealed class ChangedCodeTests
{
    private static readonly FakeTask Before = new();

    [Test]
    public void AChangedMethodIsRunAgainAloneAndTheProgramSaysOnceHowManyCellsAreOld()
    {
        using var folder = new TemporaryStore();
        folder.Complete(Before, Before.Study(3, 2));
        var after = new FakeTask { MethodCode = Edited("Fixed") };
        var (cells, notes) = Opened(folder, after);
        cells.Complete(after.Study(3, 2), 1);
        cells.Complete(after.Study(3, 2), 1);
        Assert.That(after.Ran.Select(c => c.Method), Is.EqualTo(new[] { "Fixed", "Fixed", "Fixed" }), "one cell a training seed");
        Assert.That(notes, Is.EqualTo(new[] { "3 stored cells were made by other code and are not used; clean --stale removes them" }));
    }

    [Test]
    public void AnEditTakenBackFindsTheOldCells()
    {
        using var folder = new TemporaryStore();
        folder.Complete(Before, Before.Study(2, 2));
        folder.Complete(new FakeTask { MethodCode = Edited("Drawn") }, Before.Study(2, 2));
        var again = new FakeTask();
        folder.Complete(again, again.Study(2, 2));
        Assert.That(again.Ran, Is.Empty);
    }

    [Test]
    public void OfAChangedMetricTheOldValueIsMissingAndTheOthersStay()
    {
        using var folder = new TemporaryStore();
        Study study = Before.Study(2, 2);
        folder.Complete(Before, study);
        var after = new FakeTask { CodeOfMetric = metric => metric == "loss" ? "other" : $"{metric} as it was", Value = (_, metric) => metric == "loss" ? 1 : 2 };
        folder.Complete(after, study with { Metrics = ["accuracy"] });
        Assert.That(after.Ran, Is.Empty, "the other metric is as good as it was");
        var results = folder.Complete(after, study);
        Assert.That(after.Ran, Has.Count.EqualTo(study.Cells().Count()), "each cell is run again for the value that is missing");
        Assert.That(results.Records.Select(r => r.Result.Metrics["loss"]), Has.All.EqualTo(1.0));
    }

    [Test]
    public void TwoProgramsWithOtherMetricsShareAStore()
    {
        using var folder = new TemporaryStore();
        Study study = Before.Study(2, 2);
        folder.Complete(Before, study);
        folder.Complete(new FakeTask { CodeOfMetric = _ => "other" }, study);
        var again = new FakeTask();
        folder.Complete(again, study);
        Assert.That(again.Ran, Is.Empty, "its own values are there, though others were written later");
    }

    [Test]
    public void AModelThatWasNoneByAChangedMetricIsLookedAtAgain()
    {
        using var folder = new TemporaryStore();
        Study study = Before.Study(1, 1, "Fixed");
        folder.Complete(new FakeTask { Twist = (_, found) => found with { Status = CellStatus.Collapsed } }, study);
        var after = new FakeTask { CodeOfMetric = metric => metric == "loss" ? "mended" : $"{metric} as it was" };
        Assert.That(folder.Complete(after, study).Records.Single().Result.Status, Is.EqualTo(CellStatus.Ok));
    }

    [Test]
    public void ALineOfAnEarlierFormatIsCountedAndNeverMisread()
    {
        using var folder = new TemporaryStore();
        folder.Complete(Before, Before.Study(1, 1, "Fixed"));
        string file = folder.Files.Single();
        File.AppendAllText(file, Earlier("""{"key":"k","cell":{"task":"fake","method":"Fixed","root":7,"train":0},"outcome":{"metrics":{"loss":5}}""") + "\n");
        var (_, notes) = Opened(folder, Before);
        Assert.That(notes.Single(), Does.StartWith("1 stored cells were made by other code"));
        File.AppendAllText(file, Earlier("""{"key":"k","cell":{"task":"fake"}""").Replace("fake", "fako") + "\n");
        Assert.That(() => Opened(folder, Before), Throws.TypeOf<StudyException>().With.Message.Contains("line 3: expected a record and its checksum"), "damaged all the same");
    }

    [Test]
    public void WhatIsRemovedIsGoneAndTheRestIsAsItWas()
    {
        using var folder = new TemporaryStore();
        folder.Complete(Before, Before.Study(2, 2));
        var after = new FakeTask { MethodCode = Edited("Drawn") };
        folder.Complete(after, after.Study(2, 2));
        string[] lines = [.. folder.Files.SelectMany(File.ReadAllLines)];
        using (var store = new RecordStore(folder.Artifacts))
        {
            Assert.That(store.Remove(record => record!.IsStale(after), note => Assert.Fail(note)), Is.EqualTo(4));
        }

        Assert.That(folder.Files.SelectMany(File.ReadAllLines), Is.SubsetOf(lines).And.Exactly(lines.Length - 4).Items);
        folder.Complete(after, after.Study(2, 2));
        Assert.That(Opened(folder, after).Notes, Is.Empty);
    }

    [Test]
    public void AFileOfWhichNothingIsLeftIsGoneToo()
    {
        using var folder = new TemporaryStore();
        folder.Complete(Before, Before.Study(1, 1));
        using var store = new RecordStore(folder.Artifacts);
        store.Remove(_ => true, note => Assert.Fail(note));
        Assert.That(folder.Files, Is.Empty);
    }

    [Test]
    public void AFileThatSomebodyWritesToStaysAsItIs()
    {
        using var folder = new TemporaryStore();
        using var writer = new RecordStore(folder.Artifacts);
        writer.Write(TemporaryStore.Record("k"));
        List<string> notes = [];
        using var store = new RecordStore(folder.Artifacts);
        Assert.That(store.Remove(_ => true, notes.Add), Is.Zero);
        Assert.That(notes.Single(), Does.EndWith("another process is writing to it, left as it is"));
        writer.Write(TemporaryStore.Record("l"));
        Assert.That(folder.Read().Records.Keys, Is.EquivalentTo(new[] { "k", "l" }));
    }

    [Test]
    public void CellsOfAMethodThatTheProgramDoesNotHaveAreAnothersAndNotOld()
    {
        var record = TemporaryStore.Record("k");
        Assert.That(record.IsStale(Before), Is.True, "of a method that it has");
        Assert.That((record with { Cell = record.Cell with { Method = "Theirs" } }).IsStale(Before), Is.False);
        Assert.That((record with { Cell = record.Cell with { Task = "theirs" } }).IsStale(Before), Is.False);
    }

    private static Func<string, string> Edited(string edited) => method => method == edited ? "edited" : $"{method} as it was";

    private static (StoredCells Cells, List<string> Notes) Opened(TemporaryStore folder, FakeTask task)
    {
        List<string> notes = [];
        return (new(task, new RecordStore(folder.Artifacts), notes.Add), notes);
    }

    // As they were written before keys knew of code: no number in front, the same checksum behind.
    private static string Earlier(string body) => $"{body},\"sha256\":\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16]}\"}}";
}
