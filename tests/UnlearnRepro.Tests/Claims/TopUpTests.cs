using UnlearnRepro.Claims;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Store;
using UnlearnRepro.Tests.Studies;
using Outcome = UnlearnRepro.Claims.Outcome;

namespace UnlearnRepro.Tests.Claims;

/// <summary>Training seeds are added only as planned, and looking several times costs no more than looking once.</summary>
public class TopUpTests
{
    [Test]
    public void AClearClaimIsSettledAtTheFirstLook()
    {
        var task = World.Spread(10, 1);
        var (results, verdicts) = Run(task, task.Study(20, 3, "Drawn"), Spread("C", 1));
        Assert.That(verdicts.Single().Outcome, Is.EqualTo(Outcome.Reproduced));
        Assert.That((results.Study.TrainingSeeds, task.Ran.Select(c => c.Train).Distinct().Count()), Is.EqualTo((10, 10)));
        Assert.That(verdicts.Single().ErrorRate, Does.StartWith("at most 0.").And.EndsWith("look 2 of at most 3, which share the family's error rate"));
    }

    [Test]
    public void AnOpenClaimGoesOnToTheLastLookAndStaysOpen()
    {
        var task = World.Spread(1, 0.1);
        var (results, verdicts) = Run(task, task.Study(20, 3, "Drawn"), Spread("C", 1));
        Assert.That((verdicts.Single().Outcome, results.Study.TrainingSeeds), Is.EqualTo((Outcome.Inconclusive, 20)));
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
        // From the sixth trained model on the method draws although it says that it does not.
        var task = new FakeTask { Value = (cell, _) => FakeTask.Normal(cell, "model") };
        var liar = new FakeTask
        {
            Value = task.Value,
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
    public void LooksShareOneErrorRate()
    {
        // s_T is the margin itself, so that each verdict is wrong. 400 studies at .05 of looks at 10, 20 and 40 seeds: three standard errors
        // above are .083. Looking at the plain level each time is wrong in well over that.
        int spent = 0, plain = 0;
        for (ulong root = 0; root < 400; root++)
        {
            var task = World.Spread(1, 0.1);
            var study = task.Study(40, 2, "Drawn") with { Root = root };
            spent += Run(task, study, Spread("C", 1)).Verdicts.Single().Outcome == Outcome.Inconclusive ? 0 : 1;
            plain += new[] { 10, 20, 40 }.Any(i =>
            {
                using var world = new World(task, study with { TrainingSeeds = i });
                return world.Judge(Spread("C", 1)).Outcome != Outcome.Inconclusive;
            }) ? 1 : 0;
        }

        TestContext.Out.WriteLine($"wrong verdicts in 400 studies: {spent} with shared error rate, {plain} without");
        Assert.That(spent / 400.0, Is.LessThan(0.083));
        Assert.That(plain / 400.0, Is.GreaterThan(0.083));
    }

    private static Claim Spread(string id, double margin) => World.Claim("training-seeds-matter", ["Drawn"], ("spread", margin)) with { Id = id };

    private static (StudyResults Results, IReadOnlyList<Verdict> Verdicts) Run(FakeTask task, Study study, params Claim[] claims)
    {
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        return new TopUp(new StoredCells(task, store), ClaimSet.Of(claims), 2).Run(study);
    }
}
