using UnlearnRepro.Claims;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Sequential;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Store;
using UnlearnRepro.Tests.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>Training seeds are added only as planned, and every look spends its part of one error rate.</summary>
public class TopUpTests
{
    [Test]
    public void AClearClaimIsSettledAtTheFirstLook()
    {
        var task = World.Spread(10, 1);
        var (results, verdicts) = Run(task, task.Study(20, 3, "Drawn"), Spread("C", 1));
        Assert.That(verdicts.Single().Outcome, Is.EqualTo(Outcome.Reproduced));
        Assert.That((results.Study.TrainingSeeds, task.Ran.Select(c => c.Train).Distinct().Count()), Is.EqualTo((5, 5)));
        Assert.That(verdicts.Single().ErrorRate, Does.StartWith("at most 0.").And.EndsWith("look 1 of at most 3, which share the family's error rate"));
    }

    [TestCase(20, 5, 3)]
    [TestCase(21, 6, 3, Description = "a quarter, rounded up")]
    [TestCase(9, 5, 2, Description = "a quarter would be less than five")]
    [TestCase(7, 7, 1)]
    public void TheFirstLookIsAQuarterAndNeverLessThanFive(int most, int first, int looks)
    {
        var task = World.Spread(10, 0.01);
        var (results, verdicts) = Run(task, task.Study(most, 3, "Drawn"), Spread("C", 0.01));
        Assert.That(results.Study.TrainingSeeds, Is.EqualTo(first));
        Assert.That(verdicts.Single().ErrorRate, Does.EndWith($"look 1 of at most {looks}, which share the family's error rate"));
    }

    [Test]
    public void AnOpenClaimGoesOnToTheLastLookAndStaysOpen()
    {
        var task = World.Spread(1, 0.1);
        var study = task.Study(20, 3, "Drawn");
        using var world = new World(task, study);
        var measured = world.Judge(Spread("probe", 1e-6)).Interval!.Value;
        var (results, verdicts) = Run(task, study, Spread("C", (measured.Lower + measured.Upper) / 2));
        Assert.That((verdicts.Single().Outcome, results.Study.TrainingSeeds), Is.EqualTo((Outcome.Inconclusive, 20)));
    }

    [Test]
    public void EveryLookUsesThePlannedLevelAndTheFamilySharesIt()
    {
        // Two claims: the level of look k is 1 - spent_k for the family and, while both are open, 1 - spent_k / 2 for each.
        var task = World.Spread(10, 1);
        var looks = new SpendingDesign([10, 20, 40], 0.05);
        Assert.That(Run(task, task.Study(40, 3, "Drawn"), Spread("C", 1)).Verdicts.Single().Measured, Does.Contain($"(MLS, {NumberText.Percent(looks.Level(1))})"));
        var (_, verdicts) = Run(task, task.Study(40, 3, "Drawn"), Spread("clear", 1), Spread("open", 9));
        Assert.That(verdicts[0].Measured, Does.Contain($"(MLS, {NumberText.Percent(1 - (looks.Spent[0] / 2))})"));
    }

    [Test]
    public void ASettledVerdictStaysAsItWasWhileOthersGoOn()
    {
        var task = World.Spread(10, 0.1);
        var (_, verdicts) = Run(task, task.Study(40, 3, "Drawn"), Spread("clear", 0.5), Spread("open", 9));
        Assert.That(verdicts.Select(v => (v.Claim.Id, v.TrainingSeeds < 40)), Is.EqualTo(new[] { ("clear", true), ("open", false) }));
    }

    [Test]
    public void ABrokenControlEndsTheStudyAndWhatRestedOnIt()
    {
        // From the sixth trained model on the forget set moves with the training seed.
        var liar = new FakeTask
        {
            Value = (cell, _) => FakeTask.Normal(cell, "model"),
            Twist = (cell, outcome) => cell.Train >= 5 ? outcome with { Inputs = new Dictionary<string, string>(outcome.Inputs) { ["forget"] = $"{cell.Train}" } } : outcome,
        };
        Claim control = new("control", "exact", "s", "x") { Rule = "unlearning-is-isolated" };
        ClaimSet set = new([new("exact", "r"), new("tests", "r") { After = ["exact"] }], [control, Spread("clear", 0.01), Spread("open", 1)]);
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        var (results, verdicts) = new TopUp(new StoredCells(liar, store), set, 2, "unlearn").Run(liar.Study(40, 2, "Fixed", "Drawn"));
        Assert.That(results.Study.TrainingSeeds, Is.EqualTo(10));
        Assert.That(verdicts.Select(v => v.Outcome), Is.EqualTo(new[] { Outcome.Contradicted, Outcome.Inconclusive, Outcome.Inconclusive }));
    }

    [Test]
    public void WhatRestsOnASettledContradictionStaysClosed()
    {
        // The first five models agree, which contradicts the lower claim at the first look; all later ones would bear it out.
        FakeTask task = new() { Value = (cell, metric) => (metric == "loss" || cell.Train >= 5 ? 10 : 1e-6) * FakeTask.Normal(cell, "model") };
        Claim lower = Spread("lower", 1) with { Family = "lower", Methods = ["Fixed"] }, upper = Spread("upper", 0.1) with { Methods = ["Fixed"], Metric = "loss" };
        var (results, verdicts) = Run(task, task.Study(20, 2, "Fixed"), new ClaimSet([new("lower", "r"), new("tests", "r") { After = ["lower"] }], [lower, upper]));
        Assert.That(verdicts.Select(v => v.Outcome), Is.EqualTo(new[] { Outcome.Contradicted, Outcome.Inconclusive }));
        Assert.That(verdicts[1].Measured, Does.StartWith("not measured, since lower is contradicted"));
        Assert.That(results.Study.TrainingSeeds, Is.EqualTo(5), "nothing is left that seeds could decide");
    }

    [Test]
    public void ABrokenControlLeavesAloneWhatDoesNotRestOnIt()
    {
        FakeTask liar = new()
        {
            Value = (cell, _) => 10 * FakeTask.Normal(cell, "model"),
            Twist = (cell, outcome) => cell.Train >= 5 ? outcome with { Inputs = new Dictionary<string, string>(outcome.Inputs) { ["forget"] = $"{cell.Train}" } } : outcome,
        };
        Claim control = new("control", "exact", "s", "x") { Rule = "unlearning-is-isolated" };
        Claim free = Spread("free", 0.1) with { Family = "free", Methods = ["Fixed"] };
        ClaimSet set = new([new("exact", "r"), new("tests", "r") { After = ["exact"] }, new("free", "r")], [control, Spread("clear", 0.01) with { Methods = ["Fixed"] }, free, free with { Id = "open", Margins = new Dictionary<string, double> { ["spread"] = 9 } }]);
        var (results, verdicts) = Run(liar, liar.Study(20, 2, "Fixed"), set);
        Assert.That(verdicts.Select(v => v.Outcome), Is.EqualTo(new[] { Outcome.Contradicted, Outcome.Inconclusive, Outcome.Reproduced, Outcome.Inconclusive }));
        Assert.That((verdicts[2].TrainingSeeds, verdicts[3].TrainingSeeds, results.Study.TrainingSeeds), Is.EqualTo((5, 20, 20)));
        Assert.That(verdicts[2].ErrorRate, Does.EndWith("look 1 of at most 3, which share the family's error rate"));
    }

    [Test]
    public void AnExceptionToAnExactClaimIsNotForgotten()
    {
        // The claim looks at the last training seed only: at the first look that one does not repeat, later ones do.
        int runs = 0;
        FakeTask task = new()
        {
            Value = (cell, _) => 10 * FakeTask.Normal(cell, "model"),
            Twist = (cell, outcome) => cell.Train == 4 ? outcome with { WeightsSha256 = $"{Interlocked.Increment(ref runs)}" } : outcome,
        };
        Claim control = new("control", "exact", "s", "x") { Rule = "cells-repeat" };
        ClaimSet set = new([new("exact", "r"), new("free", "r")], [control, Spread("open", 9) with { Family = "free", Methods = ["Fixed"] }]);
        var (_, verdicts) = Run(task, task.Study(20, 2, "Fixed"), set);
        Assert.That((verdicts[0].Outcome, verdicts[0].TrainingSeeds), Is.EqualTo((Outcome.Contradicted, 5)));
    }

    [Test]
    public void AnErrorRateTooSmallToShareIsFoundOutBeforeACellIsRun()
    {
        var task = World.Spread(10, 1);
        Assert.That(
            () => Run(task, task.Study(20, 3, "Drawn"), new ClaimSet([new("tests", "r") { Alpha = 0.001 }], [Spread("C", 1)])),
            Throws.TypeOf<StudyException>().With.Message.StartsWith("family tests, alpha 0.00100: A look at 5 of 20 training seeds would spend"));
        Assert.That(task.Ran, Is.Empty);
    }

    [Test]
    public void ASecondLookAtTheSameSeedsIsRefusedOutsideOfAPlan()
    {
        var task = World.Spread(10, 1);
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        var cells = new StoredCells(task, store);
        ClaimSet set = ClaimSet.Of(Spread("C", 1));
        IReadOnlyList<Verdict> Judge(Study study) => new RunContext(cells, cells.Complete(study, workers: 1), "unlearn").Judge(set);
        var study = task.Study(5, 3, "Drawn");
        Judge(study);
        Assert.That(() => Judge(study), Throws.Nothing, "the same look again shows nothing new");
        Assert.That(() => Judge(study with { Root = 8 }), Throws.Nothing, "other seeds");
        Assert.That(
            () => Judge(study with { TrainingSeeds = 10 }),
            Throws.TypeOf<StudyException>().With.Message.Match("^fake/everything-odd, root seed 7: judged with 5 x 3 seeds; expected no second look at them with 10 x 3"));
    }

    [Test]
    public void MoreLevelsOfAFurtherAxisAreAnotherLookAsWellAndLevelNoughtIsTheStudyWithoutIt()
    {
        var task = World.Spread(10, 1);
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        var cells = new StoredCells(task, store);
        ClaimSet set = ClaimSet.Of(Spread("C", 1));
        IReadOnlyList<Verdict> Judge(int i, int j, params string[] vary) => new RunContext(
            cells, cells.Complete(task.Study(i, j, "Drawn").WithDesign(StudyDesign.Of(task, "everything-odd", 7, vary)), workers: 1), "unlearn").Judge(set);
        Judge(5, 2, "forget=2");
        Assert.That(() => Judge(5, 2, "forget=2"), Throws.Nothing, "the same look again shows nothing new");
        Assert.That(() => Judge(5, 2), Throws.Nothing, "it was looked at with the others");
        Assert.That(() => Judge(5, 2, "forget=2", "eval=2"), Throws.Nothing, "another design");
        const string looked = "fake/everything-odd, root seed 7: judged with ", none = "expected no second look at them with ", shared = ", which TopUp would share one error rate with";
        Assert.That(
            () => Judge(5, 2, "forget=3"), Throws.TypeOf<StudyException>().With.Message.EqualTo($"{looked}2 x 5 x 2 seeds; {none}3 x 5 x 2 seeds{shared}"));
        Assert.That(() => Judge(6, 2), Throws.TypeOf<StudyException>().With.Message.EqualTo($"{looked}5 x 2 seeds; {none}6 x 2 seeds{shared}"));
        Assert.That(() => Judge(6, 2, "eval=2"), Throws.TypeOf<StudyException>().With.Message.EqualTo($"{looked}5 x 2 seeds; {none}6 x 2 seeds{shared}"));
    }

    private static Claim Spread(string id, double margin) => World.Claim("training-seeds-matter", ["Drawn"], ("spread", margin)) with { Id = id };

    private static (StudyResults Results, IReadOnlyList<Verdict> Verdicts) Run(FakeTask task, Study study, params Claim[] claims) =>
        Run(task, study, ClaimSet.Of(claims));

    private static (StudyResults Results, IReadOnlyList<Verdict> Verdicts) Run(FakeTask task, Study study, ClaimSet set)
    {
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        return new TopUp(new StoredCells(task, store), set, 2, "unlearn").Run(study);
    }
}
