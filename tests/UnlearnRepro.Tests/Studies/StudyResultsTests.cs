using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Studies;

/// <summary>Records arranged as grids: what stands for what, and how cells without a model are counted.</summary>
public class StudyResultsTests
{
    [Test]
    public void ADeterministicMethodsRecordStandsForEveryUnlearningSeed()
    {
        var grid = Results(new FakeTask(), 3, 4).Grid(new FakeTask().Method("Fixed"), "accuracy");
        Assert.That(grid.Values, Has.Length.EqualTo(3).And.All.Length.EqualTo(4));
        Assert.That(grid.Values.Select(row => row.Distinct().Count()), Has.All.EqualTo(1));
    }

    [Test]
    public void AReferenceModelHasOneColumn() =>
        Assert.That(Results(new FakeTask(), 3, 4).Grid(new FakeTask().Method("Retrain"), "accuracy").Values, Has.Length.EqualTo(3).And.All.Length.EqualTo(1));

    [Test]
    public void ValuesStandAtTheirSeeds()
    {
        var task = new FakeTask { Value = (cell, _) => (10 * cell.Train) + cell.Unlearn };
        double?[][] expected = [[0, 1, 2], [10, 11, 12]];
        Assert.That(Results(task, 2, 3).Grid(task.Method("Drawn"), "loss").Values, Is.EqualTo(expected));
    }

    [Test]
    public void ACellThatIsNotFiniteIsCountedNotDropped()
    {
        var task = new FakeTask { Value = (cell, _) => cell is { Train: 1, Unlearn: 0 } ? double.NaN : cell is { Train: 0, Unlearn: 2 } ? double.PositiveInfinity : 1 };
        var grid = Results(task, 2, 3).Grid(task.Method("Drawn"), "loss");
        Assert.That((grid.Collapsed, grid.Count), Is.EqualTo((2, 6)));
        Assert.That(grid.Finite!.RowLengths, Is.EqualTo(new[] { 2, 2 }));
    }

    [Test]
    public void TheAccuracyOfAModelThatIsNoneIsNoAccuracy()
    {
        // argmax of a row of NaN is a class like any other, so that the accuracy of NaN weights is a finite number.
        var task = new FakeTask { Twist = (cell, outcome) => cell.Train == 1 ? outcome with { Status = CellStatus.Collapsed } : outcome };
        var grid = Results(task, 2, 3).Grid(task.Method("Drawn"), "accuracy");
        Assert.That((grid.Collapsed, grid.Count), Is.EqualTo((3, 6)));
        Assert.That(grid.Finite!.I, Is.EqualTo(1));
    }

    [Test]
    public void AGridOfCollapsedCellsIsNone()
    {
        var task = new FakeTask { Value = (_, _) => double.NaN };
        Assert.That(Results(task, 2, 2).Grid(task.Method("Drawn"), "accuracy").Finite, Is.Null);
    }

    [Test]
    public void AMissingRecordIsNamed()
    {
        Study study = new FakeTask().Study(1, 1, "Fixed");
        Assert.That(
            () => new StudyResults(study, new Dictionary<string, CellRecord>(), _ => "x"),
            Throws.TypeOf<StudyException>().With.Message.EqualTo("fake/everything-odd/Fixed() train 0 unlearn 0: expected a record, found none"));
    }

    private static StudyResults Results(FakeTask task, int i, int j)
    {
        var sink = new MemorySink();
        Study study = task.Study(i, j);
        new StudyRunner(task, sink, 2).Run(study, new HashSet<string>());
        return new(study, sink.Records.ToDictionary(r => r.Key), task.Key);
    }
}
