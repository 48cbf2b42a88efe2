using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;
using static UnlearnRepro.Tests.Store.TemporaryStore;

namespace UnlearnRepro.Tests.Store;

/// <summary>Records come back as they went in, whoever wrote them.</summary>
public class RecordStoreTests
{
    [Test]
    public void ARecordComesBackToTheBit()
    {
        using var folder = new TemporaryStore();
        CellRecord record = Record("k", "w", ("third", 1.0 / 3), ("nan", double.NaN), ("inf", double.PositiveInfinity), ("-inf", double.NegativeInfinity), ("-0", -0.0), ("tiny", double.Epsilon));
        folder.Write(record);
        Assert.That(Text(folder.Read().Records["k"]), Is.EqualTo(Text(record)));
    }

    [Test]
    public void PassesAndLayersComeBackAndAnOldRecordHasNone()
    {
        using var folder = new TemporaryStore();
        CellRecord old = Record("old", "w", ("accuracy", 10));
        var layers = new Dictionary<string, LayerDistance> { ["fc1"] = new(1.0 / 3, double.NaN) };
        folder.Write(old, old with { Key = "new", Result = old.Result with { Passes = new(3, 2, 1), Layers = layers } });

        // A line of the version before passes were counted: the two members are not there at all.
        string file = folder.Files.Single();
        string[] lines = File.ReadAllLines(file);
        Assert.That(lines[0], Does.Not.Contain("passes").And.Not.Contain("layers"));
        var records = folder.Read().Records;
        Assert.That((records["old"].Result.Passes, records["old"].Result.Layers), Is.EqualTo(((SamplePasses?)null, (IReadOnlyDictionary<string, LayerDistance>?)null)));
        Assert.That(records["new"].Result.Passes, Is.EqualTo(new SamplePasses(3, 2, 1)));
        Assert.That(records["new"].Result.Layers, Is.EqualTo(layers));
    }

    [Test]
    public void ACollapsedRecordStaysCollapsed()
    {
        using var folder = new TemporaryStore();
        CellRecord record = Record("k", "w", ("accuracy", 10));
        folder.Write(record with { Result = record.Result with { Status = CellStatus.Collapsed } });
        Assert.That(folder.Read().Records["k"].Result.Status, Is.EqualTo(CellStatus.Collapsed));
    }

    [Test]
    public void ALineIsWholeBeforeTheWriterEnds()
    {
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        store.Write(Record("a"));
        Assert.That(folder.Read().Records.Keys, Is.EqualTo(new[] { "a" }), "another process sees it while the first still runs");
        store.Write(Record("b"));
        Assert.That(folder.Read().Records.Keys, Is.EquivalentTo(new[] { "a", "b" }));
    }

    [Test]
    public void EveryWriterHasAFileOfItsOwnAndAllAreRead()
    {
        using var folder = new TemporaryStore();
        Parallel.For(0, 8, i => folder.Write(Record($"{i}"), Record($"{i}'")));
        Assert.That(folder.Files, Has.Length.EqualTo(8));
        Assert.That(folder.Read().Records, Has.Count.EqualTo(16));
    }

    [Test]
    public void ThreadsOfOneWriterNeverMixTheirLines()
    {
        using var folder = new TemporaryStore();
        using (var store = new RecordStore(folder.Artifacts))
        {
            Parallel.For(0, 200, i => store.Write(Record($"{i}", new string('w', i))));
        }

        var (records, warnings) = folder.Read();
        Assert.That(records, Has.Count.EqualTo(200));
        Assert.That(records.Values.Select(r => r.Result.WeightsSha256.Length.ToString()), Is.EqualTo(records.Keys).AsCollection);
        Assert.That(warnings, Is.Empty);
    }

    [Test]
    public void AStoreThatWroteNothingLeavesNoFile()
    {
        using var folder = new TemporaryStore();
        folder.Write();
        Assert.That(Directory.GetFiles(folder.Folder), Is.Empty);
    }

    [Test]
    public void AFolderThatCannotBeMadeIsOneClearLine()
    {
        // Permissions do not stop root, so that a file stands where the folder should be.
        using var folder = new TemporaryStore();
        File.WriteAllText(folder.Folder, "");
        Assert.That(
            () => new RecordStore(folder.Artifacts),
            Throws.TypeOf<StudyException>().With.Message.StartsWith($"{folder.Folder}: expected a folder that can be written to, found: ")
                .And.Message.Not.Contains("\n"));
    }

    [Test]
    public void TwoRecordsOfOneModelAnswerForTheMetricsOfBoth()
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("k", "w", ("accuracy", 1), ("loss", 2)), Record("k", "w", ("loss", 3)));
        Assert.That(folder.Read().Records["k"].Result.Metrics, Is.EquivalentTo(new Dictionary<string, double> { ["accuracy"] = 1, ["loss"] = 3 }));
    }

    [Test]
    public void MetricsOfOtherWeightsAreNotMixedIn()
    {
        using var folder = new TemporaryStore();
        folder.Write(Record("k", "w", ("accuracy", 1)), Record("k", "w'", ("loss", 3)));
        Assert.That(folder.Read().Records["k"].Result.Metrics.Keys, Is.EqualTo(new[] { "loss" }));
    }
}
