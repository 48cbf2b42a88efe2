using UnlearnRepro.Claims;
using UnlearnRepro.Statistics;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Store;
using UnlearnRepro.Tests.Studies;
using Outcome = UnlearnRepro.Claims.Outcome;

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
        var (results, verdicts) = new TopUp(new StoredCells(liar, store), set, 2).Run(liar.Study(40, 2, "Fixed", "Drawn"));
        Assert.That(results.Study.TrainingSeeds, Is.EqualTo(10));
        Assert.That(verdicts.Select(v => v.Outcome), Is.EqualTo(new[] { Outcome.Contradicted, Outcome.Inconclusive, Outcome.Inconclusive }));
    }

    [Test]
    public void ASecondLookAtTheSameSeedsIsRefusedOutsideOfAPlan()
    {
        var task = World.Spread(10, 1);
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        var cells = new StoredCells(task, store);
        ClaimSet set = ClaimSet.Of(Spread("C", 1));
        IReadOnlyList<Verdict> Judge(Study study) => new ClaimContext(cells, cells.Complete(study, workers: 1)).Judge(set);
        var study = task.Study(5, 3, "Drawn");
        Judge(study);
        Assert.That(() => Judge(study), Throws.Nothing, "the same look again shows nothing new");
        Assert.That(() => Judge(study with { Root = 8 }), Throws.Nothing, "other seeds");
        Assert.That(
            () => Judge(study with { TrainingSeeds = 10 }),
            Throws.TypeOf<StudyException>().With.Message.Match("^fake/everything-odd, root seed 7: judged with 5 x 3 seeds; expected no second look at them with 10 x 3"));
    }

    private static Claim Spread(string id, double margin) => World.Claim("training-seeds-matter", ["Drawn"], ("spread", margin)) with { Id = id };

    private static (StudyResults Results, IReadOnlyList<Verdict> Verdicts) Run(FakeTask task, Study study, params Claim[] claims)
    {
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        return new TopUp(new StoredCells(task, store), ClaimSet.Of(claims), 2).Run(study);
    }
}
