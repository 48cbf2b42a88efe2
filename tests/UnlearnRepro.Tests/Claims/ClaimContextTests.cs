using UnlearnRepro.Claims;
using UnlearnRepro.Tests.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>Which claims a study can judge, and what a verdict tells.</summary>
public class ClaimContextTests
{
    private static readonly Claim Claim = World.Claim("training-seeds-matter", ["Drawn"], ("spread", 1));

    private static IEnumerable<TestCaseData> Coverings() =>
    [
        new(Claim, true),
        new(Claim with { Task = "fake", Scenario = "everything-odd" }, true),
        new(World.Claim("cells-repeat", []), true),
        new(Claim with { Task = "digits" }, false),
        new(Claim with { Scenario = "full-class-3" }, false),
        new(Claim with { Methods = ["Original"] }, false),
        new(Claim with { Methods = ["Drawn", "Original"] }, false),
        new(Claim with { Methods = ["Drawn:Alpha=2"] }, false),
        new(Claim with { Task = "digits", Metric = "no metric of this task" }, false),
        new(Claim with { Task = "digits", Methods = ["NoMethodOfThisTask"] }, false),
    ];

    [TestCaseSource(nameof(Coverings))]
    public void AClaimConcernsAStudyThatHasItsTaskScenarioMetricAndMethods(Claim claim, bool concerns)
    {
        using var world = new World(new FakeTask(), 2, 2, "Drawn", "Fixed");
        Assert.That(world.Context.Concerns(claim), Is.EqualTo(concerns));
        Assert.That(world.Context.Judge(ClaimSet.Of(claim)), Has.Count.EqualTo(concerns ? 1 : 0));
    }

    private static IEnumerable<TestCaseData> Unknown() =>
    [
        new(Claim with { Metric = "acuracy" }, "metric: expected one of accuracy, loss, found 'acuracy' (did you mean accuracy?)"),
        new(Claim with { Task = "fake", Metric = "acuracy" }, "metric: expected one of accuracy, loss, found 'acuracy' (did you mean accuracy?)"),
        new(Claim with { Task = "fake", Scenario = "elsewhere", Metric = "acuracy" }, "metric: expected one of accuracy, loss, found 'acuracy' (did you mean accuracy?)"),
        new(Claim with { Methods = ["Drawm"] }, "method: expected one of Drawn, Fixed, Liar, Original, Retrain, found 'Drawm' (did you mean Drawn?)"),
        new(
            Claim with { Task = "fake", Scenario = "everything-odd", Factors = ["train x forgot"] },
            "factors: expected one of data, forget, train, unlearn, eval, found 'forgot' (did you mean forget?)"),
        new(Claim with { Task = "fake", Scenario = "EVERYTHING-odd" }, "scenario: expected everything-odd, found 'EVERYTHING-odd'"),
    ];

    [TestCaseSource(nameof(Unknown))]
    public void AClaimOfThisTaskThatNamesWhatTheTaskDoesNotKnowIsAnError(Claim claim, string message)
    {
        using var world = new World(new FakeTask(), 2, 2, "Drawn", "Fixed");
        var set = ClaimSet.Of(Claim with { Id = "other" }, claim);
        Assert.That(() => world.Context.Judge(set), Throws.TypeOf<StudyException>().With.Message.EqualTo($"claim {claim.Id}: {message}"));
        Assert.That(() => new TopUp(world.Context.Cells, set, 1, "unlearn").Run(world.Context.Study), Throws.TypeOf<StudyException>(), "before a cell is run");
    }

    [TestCase("training-seeds-matter", "claim T-training-seeds-matter: expected 1 method for the rule training-seeds-matter, found 3")]
    [TestCase("rankings-turn", "claim T-rankings-turn: expected 2 methods for the rule rankings-turn, found 3")]
    public void AClaimWithTooManyMethodsForItsRuleIsRefusedInOneLine(string rule, string message)
    {
        using var world = new World(new FakeTask(), 2, 2, "Drawn", "Fixed", "Original");
        Assert.That(() => world.Judge(World.Claim(rule, [])), Throws.TypeOf<StudyException>().With.Message.EqualTo(message));
    }

    [Test]
    public void TheExplanationGivesWhatAFailingTestOwes()
    {
        using var world = new World(World.Spread(10, 1), 20, 3, "Drawn");
        Verdict verdict = world.Judge(Claim);
        string[] lines = verdict.Explanation.ReplaceLineEndings("\n").Split('\n');
        Assert.That(lines[0], Is.EqualTo("T-training-seeds-matter REPRODUCED"));
        Assert.That(lines[1], Is.EqualTo("  claimed       A sentence."));
        Assert.That(lines[2], Does.StartWith("  measured      s_T of accuracy of Drawn(Alpha=1,Lambda=0.5) = ").And.EndsWith("claimed above 1.00"));
        Assert.That(lines[3], Is.EqualTo("  seeds         I = 20 training seeds, J = 3 unlearning seeds each"));
        Assert.That(lines[4], Is.EqualTo("  error rate    at most 5 % that any verdict of tests is wrong: one claim"));
        Assert.That(lines[5], Does.StartWith("  would change  an interval "));
        Assert.That(lines[6], Is.EqualTo(
            "  rerun         unlearn reproduce --task fake --scenario everything-odd --train-seeds 20 --unlearn-seeds 3 --seed 7 --method Drawn:Alpha=1,Lambda=0.5"));
        Assert.That(lines, Has.Length.EqualTo(7));
    }

    [Test]
    public void AnUndecidedVerdictSaysHowManySeedsWouldDecide()
    {
        // s_T = 1.6 against a margin of 1: 8 models cannot tell, some dozens can.
        using var world = new World(World.Spread(1.6, 0.1), 8, 3, "Drawn");
        Verdict verdict = world.Judge(Claim);
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Inconclusive), verdict.Explanation);
        Assert.That(verdict.WouldChange, Does.Match("^about [0-9]+ training seeds would decide with probability 0.8"));
    }

    [Test]
    public void AnAnalysisDrawsBySeedsOfTheClaimAlone()
    {
        using var world = new World(new FakeTask(), 2, 2, "Drawn");
        using var larger = new World(new FakeTask(), 3, 3, "Drawn", "Fixed");
        Assert.That(larger.Context.AnalysisSeed(Claim), Is.EqualTo(world.Context.AnalysisSeed(Claim)));
        Assert.That(world.Context.AnalysisSeed(Claim with { Id = "other" }), Is.Not.EqualTo(world.Context.AnalysisSeed(Claim)));
    }
}
