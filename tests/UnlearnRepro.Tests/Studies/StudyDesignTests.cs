using FsCheck.Fluent;
using UnlearnRepro.Seeds;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Studies;

/// <summary>Which axes of a study vary, which are counted within others, and what that makes of its cells.</summary>
public class StudyDesignTests
{
    private static readonly FakeTask Task = new();

    private static readonly SeedAxis Owned = new(SeedAxis.Train.Name, SeedAxis.Forget);

    // As a task has them whose scenario corrupts D.
    private static readonly SeedAxis[] Corrupted = [SeedAxis.Data, SeedAxis.Forget, Owned, SeedAxis.Unlearn, SeedAxis.Eval];

    private static readonly SeedAxis[] WithParts =
    [
        SeedAxis.Data, SeedAxis.Forget, SeedAxis.Train, SeedAxis.Train.Part("init", "init"), SeedAxis.Train.Part("order", "shuffle"),
        SeedAxis.Unlearn, SeedAxis.Unlearn.Part("vector", "vector"), SeedAxis.Eval,
    ];

    [TestCase("forget", "forget; train; unlearn in forget+train")]
    [TestCase("data", "data; train in data; unlearn in data+train")]
    [TestCase("data,forget", "data; forget in data; train in data; unlearn in data+forget+train")]
    [TestCase("eval", "train; unlearn in train; eval in train+unlearn")]
    [TestCase("forget,eval", "forget; train; unlearn in forget+train; eval in forget+train+unlearn")]
    public void OneTrainedModelServesEveryForgetSetAndEverythingElseIsNested(string further, string expected) =>
        Assert.That(Factors(SeedAxis.OfCells, SeedUse.TrainingAndUnlearning, further), Is.EqualTo(expected));

    [Test]
    public void WhereDIsCorruptedAForgetSetOwnsItsModels() =>
        Assert.That(Factors(Corrupted, SeedUse.TrainingAndUnlearning, "forget"), Is.EqualTo("forget; train in forget; unlearn in forget+train"));

    [TestCase(SeedUse.TrainingAndUnlearning, "forget; init; order; unlearn in forget+init+order")]
    [TestCase(SeedUse.Training, "forget; init; order")]
    [TestCase(SeedUse.Retraining, "forget; init in forget; order in forget")]
    public void PartsOfATrainingSeedAreCrossedAndStandForIt(SeedUse use, string expected) =>
        Assert.That(Factors(WithParts, use, "forget,init,order"), Is.EqualTo(expected));

    [TestCase(SeedUse.TrainingAndUnlearning, "train; vector in train")]
    [TestCase(SeedUse.Training, "train")]
    public void PartsOfAnUnlearningSeedVaryWhereSomethingIsDrawn(SeedUse use, string expected) =>
        Assert.That(Factors(WithParts, use, "vector"), Is.EqualTo(expected));

    [TestCase(SeedUse.Training, "forget; train")]
    [TestCase(SeedUse.Retraining, "forget; train in forget")]
    public void WhatDrawsNothingHasNoUnlearningSeedAndRetrainedModelsBelongToAForgetSet(SeedUse use, string expected) =>
        Assert.That(Factors(SeedAxis.OfCells, use, "forget"), Is.EqualTo(expected));

    [Test]
    public void CellsAreTheTwoAxisStudyAtEachLevel()
    {
        var two = Task.Study(3, 2);
        var study = two.WithDesign(new(SeedAxis.OfCells, [new(SeedAxis.Forget, 4)]));
        Assert.That(study.Name, Is.EqualTo("test-forget4"));
        foreach (int forget in Enumerable.Range(0, 4))
        {
            Assert.That(study.Cells().Where(c => c.Forget == forget).Select(c => c with { Forget = 0 }), Is.EqualTo(two.Cells()));
        }

        Assert.That(study.Cells(), Is.Unique);
        Assert.That(two.WithDesign(StudyDesign.TwoAxes), Is.SameAs(two));
    }

    [Test]
    public void AMethodThatDrawsNothingRunsOnceForAllPartsOfTheUnlearningSeed()
    {
        var study = Task.Study(2, 1).WithDesign(new(WithParts, [new(WithParts[6], 3)]));
        Assert.That(study.Cells().CountBy(c => c.Method), Is.EquivalentTo(new Dictionary<string, int> { ["Drawn"] = 6, ["Fixed"] = 2, ["Original"] = 2, ["Retrain"] = 2 }));
        var results = Completed(study);
        Assert.That(results.Design(study.Methods[0], "loss")!.Values, Has.Count.EqualTo(6));
        Assert.That(results.Design(study.Methods[1], "loss")!.Values, Has.Count.EqualTo(2));
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 60, QuietOnSuccess = true)]
    public bool MoreLevelsOfAnyFactorHoldTheSmallerStudy(byte i, byte j, byte forget, byte data, byte eval, byte more)
    {
        Study Of(int plus) => Task.Study(1 + (i % 3) + plus, 1 + (j % 3) + plus).WithDesign(new(SeedAxis.OfCells, [
            new(SeedAxis.Data, 2 + (data % 2) + plus), new(SeedAxis.Forget, 2 + (forget % 3) + plus), new(SeedAxis.Eval, 2 + (eval % 2) + plus),
        ]));
        string[] small = [.. Of(0).Cells().Select(Task.Key)], large = [.. Of(more % 2).Cells().Select(Task.Key)];
        return small.ToHashSet().IsSubsetOf(large) && small.Distinct().Count() == small.Length;
    }

    [Test]
    public void ValuesAreThoseOfTheCellsTheLastFactorFastest()
    {
        var task = new FakeTask { Value = (cell, _) => (100 * cell.Forget) + (10 * cell.Train) + cell.Unlearn };
        var study = task.Study(3, 2, "Drawn", "Fixed").WithDesign(new(SeedAxis.OfCells, [new(SeedAxis.Forget, 2)]));
        var results = Completed(study, task);
        Assert.That(results.Design(study.Methods[0], "loss")!.Values, Is.EqualTo(new double?[] { 0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121 }));
        Assert.That(results.Design(study.Methods[1], "loss")!.Values, Is.EqualTo(new double?[] { 0, 10, 20, 100, 110, 120 }));
        Assert.That(results.Grid(study.Methods[0], "loss").Values, Is.EqualTo(new double?[][] { [0, 1], [10, 11], [20, 21] }), "level 0");
        Assert.That(Completed(task.Study(2, 2), task).Design(study.Methods[0], "loss"), Is.Null);
    }

    [Test]
    public void LevelsThatAModelRestsOnAreThoseOfItsSeedAndOfWhatItIsNestedIn()
    {
        var all = default(SeedIndices).With(SeedAxis.Data, 1).With(SeedAxis.Forget, 2).With(SeedAxis.Train, 3).With(SeedAxis.Unlearn, 4).With(SeedAxis.Eval, 5);
        Assert.That(StudyDesign.TwoAxes.OfOriginal(all).ToString(), Is.EqualTo("data 1 train 3"));
        Assert.That(new StudyDesign(Corrupted, []).OfOriginal(all).ToString(), Is.EqualTo("data 1 forget 2 train 3"));
        Assert.That(new StudyDesign(WithParts, []).OfOriginal(all.With(WithParts[3], 6)).ToString(), Is.EqualTo("data 1 init 6 train 3"));
        Assert.That(new StudyDesign(WithParts, []).OfData(all.With(WithParts[3], 6)).ToString(), Is.EqualTo("data 1 forget 2"));
    }

    [Test]
    public void TheTableOfRecordsNamesEveryLevelAndANewAxisAtItsEnd()
    {
        var study = Task.Study(1, 1, "Fixed").WithDesign(new(WithParts, [new(SeedAxis.Forget, 2), new(WithParts[3], 2)]));
        using var csv = new StringWriter();
        RecordsCsv.Write(csv, Completed(study).Records, study.Methods);
        string[] lines = csv.ToString().Split('\n');
        Assert.That(lines[0], Does.EndWith("status,seed_use,s_init"));
        Assert.That(lines[1..^1].Select(line => $"{line.Split(',')[5]} {line.Split(',')[^1]}").Distinct(), Is.EqualTo(new[] { "0 0", "0 1", "1 0", "1 1" }));
    }

    [Test]
    public void TheCommandNamesTheFurtherAxes() => Assert.That(
        StudyCommand.Of(Task.Study(3, 2).WithDesign(new(SeedAxis.OfCells, [new(SeedAxis.Data, 2), new(SeedAxis.Forget, 4)])), Task),
        Does.Contain(" --unlearn-seeds 2 --vary data=2 --vary forget=4 --seed 7"));

    [TestCase("part=3", "--vary: expected one of data, forget, eval, found 'part'; everything-odd of fake draws nothing else")]
    [TestCase("train=3", "--vary train: expected --train-seeds, which is the word for this axis")]
    [TestCase("unlearn=3", "--vary unlearn: expected --unlearn-seeds, which is the word for this axis")]
    [TestCase("forget=1", "--vary: expected an axis and its number of levels, at least 2, such as forget=5, found 'forget=1'")]
    [TestCase("forget", "--vary: expected an axis and its number of levels, at least 2, such as forget=5, found 'forget'")]
    [TestCase("=3", "--vary: expected an axis and its number of levels, at least 2, such as forget=5, found '=3'")]
    [TestCase("forget=3=4", "--vary: expected an axis and its number of levels, at least 2, such as forget=5, found 'forget=3=4'")]
    [TestCase("forget=99999999999", "--vary: expected an axis and its number of levels, at least 2, such as forget=5, found 'forget=99999999999'")]
    public void OtherWordsAreRefused(string word, string message) =>
        Assert.That(() => StudyDesign.Of(Task, "everything-odd", 7, [word]), Throws.TypeOf<StudyException>().With.Message.EqualTo(message));

    [Test]
    public void AnAxisIsNamedOnce() => Assert.That(
        () => StudyDesign.Of(Task, "everything-odd", 7, ["forget=2", "forget=3"]),
        Throws.TypeOf<StudyException>().With.Message.EqualTo("--vary forget: expected each axis once, found it 2 times"));

    [Test]
    public void WhoeverVariesPartsOfASeedVariesNoWhole()
    {
        var design = new StudyDesign(WithParts, [new(WithParts[3], 2)]);
        Assert.That(
            Task.Study(2, 2).WithDesign(design).Checked,
            Throws.TypeOf<StudyException>().With.Message.EqualTo("training seeds I: expected 1 where parts of the training seed vary, found 2"));
        Assert.That(Task.Study(1, 2).WithDesign(design).Checked, Throws.Nothing);
    }

    [Test]
    public void AStudyThatNoMemoryHoldsCountsAllLevels() => Assert.That(
        Task.Study(1000, 1000, "Drawn").WithDesign(new(SeedAxis.OfCells, [new(SeedAxis.Forget, 1000), new(SeedAxis.Data, 1000)])).Checked,
        Throws.TypeOf<StudyException>().With.Message.Contains("found 1000000000000 (I = 1000 training and J = 1000 unlearning seeds, 1000 levels of s_forget, 1000"));

    private static string Factors(IReadOnlyList<SeedAxis> axes, SeedUse use, string further)
    {
        string[] names = further.Split(',');
        StudyDesign design = new(axes, [.. axes.Where(axis => names.Contains(axis.Name)).Select(axis => new StudyFactor(axis, 3))]);
        return string.Join("; ", design.Factors(use, 5, 2).Select(f => f.Factor.NestedIn.Count == 0 ? f.Factor.Name : $"{f.Factor.Name} in {string.Join('+', f.Factor.NestedIn)}"));
    }

    private static StudyResults Completed(Study study, FakeTask? task = null)
    {
        var (of, sink) = (task ?? Task, new MemorySink());
        new StudyRunner(of, sink, 2).Run(study, new HashSet<string>());
        return new(study, sink.Records.ToDictionary(r => r.Key), ((ITask)of).Key);
    }
}
