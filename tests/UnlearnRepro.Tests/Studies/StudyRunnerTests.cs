using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Studies;

/// <summary>How cells are run changes no result, and what is finished is kept.</summary>
public class StudyRunnerTests
{
    private static readonly HashSet<string> Nothing = [];

    [Test]
    public void AnyNumberOfWorkersGivesTheSameRecords()
    {
        string one = Records(1, _ => { });
        // Cells end out of order: the later a cell starts, the sooner it ends.
        Assert.That(Records(2, cell => Thread.Sleep(cell.Train == 0 ? 3 : 0)), Is.EqualTo(one));
        Assert.That(Records(5, cell => Thread.Sleep(cell.Train == 0 ? 3 : 0)), Is.EqualTo(one));
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 30, QuietOnSuccess = true)]
    public bool AnyOrderOfMethodsGivesTheSameRecords(uint order)
    {
        var task = new FakeTask();
        Study study = task.Study(2, 2);
        var shuffled = study with { Methods = [.. study.Methods.OrderBy(m => (m.Name[0] * 2654435761u) ^ order)] };
        return Text(Run(task, shuffled)) == Text(Run(task, study));
    }

    [Test]
    public void EachPrerequisiteIsMadeOnce()
    {
        var task = new FakeTask();
        Run(task, task.Study(4, 3), workers: 3);
        Assert.That(task.Made.Keys, Is.EquivalentTo(new[] { "original 0", "original 1", "original 2", "original 3", "reference" }));
        Assert.That(task.Made.Values, Has.All.EqualTo(1));
    }

    [Test]
    public void OnlyMissingCellsAndWhatTheyNeedAreRun()
    {
        var task = new FakeTask();
        Study small = task.Study(2, 2), large = task.Study(3, 2);
        var done = small.Cells().Select(c => task.Key(c)).ToHashSet();
        new StudyRunner(task, new MemorySink(), 2).Run(large, done);
        Assert.That(task.Ran, Is.EquivalentTo(large.Cells().Except(small.Cells())));
        Assert.That(task.Made.Keys, Is.EquivalentTo(new[] { "original 2", "reference" }));
    }

    [Test]
    public void NothingMissingMakesNothing()
    {
        var task = new FakeTask();
        Study study = task.Study(2, 2);
        new StudyRunner(task, new MemorySink(), 2).Run(study, study.Cells().Select(c => task.Key(c)).ToHashSet());
        Assert.That(task.Ran, Is.Empty);
        Assert.That(task.Made, Is.Empty);
    }

    [Test]
    public void CancellationKeepsWhatIsFinished()
    {
        using var stop = new CancellationTokenSource();
        var sink = new MemorySink();
        var task = new FakeTask { Before = cell => { if (cell.Train == 1) { stop.Cancel(); } } };
        Study study = task.Study(20, 2);
        Assert.That(
            () => new StudyRunner(task, sink, 1).Run(study, Nothing, cancellation: stop.Token), Throws.InstanceOf<OperationCanceledException>());
        // All 5 cells of training seed 0, and the one that was running.
        Assert.That(sink.Records.Select(r => r.Cell), Is.EqualTo(study.Cells().Take(6)));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void AFailingCellSurfacesAsItselfAndKeepsEarlierRecords(int workers)
    {
        var sink = new MemorySink();
        var task = new FakeTask { Before = cell => { if (cell.Train == 2) { throw new StudyException("disk full"); } } };
        Assert.That(
            () => new StudyRunner(task, sink, workers).Run(task.Study(40, 2), Nothing),
            Throws.TypeOf<StudyException>().With.Message.EqualTo("disk full"));
        Assert.That(sink.Records.Count(r => r.Cell.Train == 0), Is.EqualTo(5));
        Assert.That(task.Ran, Has.Count.LessThan(40), "the rest is not run in vain");
    }

    [Test]
    public void ProgressEndsAtTheTotalOfEachStage()
    {
        var task = new FakeTask();
        var told = new Told();
        new StudyRunner(task, new MemorySink(), 1).Run(task.Study(2, 2), Nothing, told);
        Assert.That(told.Parts[0], Is.EqualTo(new StudyProgress("models", 0, 3)));
        Assert.That(told.Parts.Last(p => p.Stage == "models"), Is.EqualTo(new StudyProgress("models", 3, 3)));
        Assert.That(told.Parts[^1], Is.EqualTo(new StudyProgress("cells", 10, 10)));
    }

    private static string Records(int workers, Action<Cell> before)
    {
        var task = new FakeTask { Before = before };
        return Text(Run(task, task.Study(6, 3), workers));
    }

    private static MemorySink Run(FakeTask task, Study study, int workers = 1)
    {
        var sink = new MemorySink();
        var returned = new StudyRunner(task, sink, workers).Run(study, Nothing);
        Assert.That(returned, Is.EquivalentTo(sink.Records), "what is returned is what was kept");
        return sink;
    }

    private static string Text(MemorySink sink) => string.Join('\n', sink.Records.OrderBy(r => r.Key, StringComparer.Ordinal)
        .Select(r => $"{r.Key} {r.Cell} {r.Result.WeightsSha256} {string.Join(' ', r.Result.Metrics.Values.Select(v => v.ToString("R")))}"));

    private sealed class Told : IProgress<StudyProgress>
    {
        public List<StudyProgress> Parts { get; } = [];

        public void Report(StudyProgress value) => Parts.Add(value);
    }
}
