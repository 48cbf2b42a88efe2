using UnlearnRepro.Claims;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Import;
using UnlearnRepro.Tests.Store;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.Claims;

/// <summary>A sick study decides nothing that rests on its numbers, and cannot pass a gate unseen.</summary>
public class HealthTests
{
    private static readonly HealthCheck Well = new("G0", "all is well", true, "it is"), Unknown = new("G9", "nobody looked", null, "nothing to look at"), Sick = new("G1", "M_o has learned", false, "it has not");
    private static readonly Claim Control = World.Claim("unlearning-seeds-change-nothing", ["Fixed"]) with { Id = "control", Family = "exact" };

    [Test]
    public void ASickStudyDecidesNoStatisticalClaimAndEveryExactOne()
    {
        using var world = Study(Well, Sick);
        var verdicts = world.Context.Judge(ClaimSet.Of(Control, Spread("drawn", "Drawn"), Spread("fixed", "Fixed")));
        Assert.That(verdicts.Select(v => (v.Outcome, v.IsClosed)), Is.EqualTo(new[] { (Outcome.Reproduced, false), (Outcome.Inconclusive, true), (Outcome.Inconclusive, true) }));
        Assert.That(verdicts[1].Measured, Is.EqualTo("not measured, since G1 fails: it has not"));
        Assert.That(verdicts[1].WouldChange, Is.EqualTo("G1 must hold first: M_o has learned"));
    }

    [Test]
    public void AHealthyStudyIsJudgedAndAnUncheckedOneToo()
    {
        using var world = Study(Well, Unknown);
        Assert.That(world.Context.Judge(ClaimSet.Of(Control, Spread("drawn", "Drawn"))).Select(v => v.Outcome), Is.All.EqualTo(Outcome.Reproduced));
    }

    [Test]
    public void ASickMethodTakesOnlyItsOwnClaimsAndStaysInTheFamily()
    {
        using var world = new World(World.Spread(1, 0.1) with { Checks = _ => [Method("Drawn")] }, 40, 3, "Drawn", "Fixed");
        Claim all = Spread("all", "Fixed") with { Rule = "rankings-turn", Methods = ["Drawn", "Fixed"], Margins = new Dictionary<string, double> { ["probability"] = 0.01 } };
        var verdicts = world.Context.Judge(ClaimSet.Of(Spread("drawn", "Drawn"), Spread("fixed", "Fixed"), all));
        Assert.That(verdicts.Select(v => v.Outcome), Is.EqualTo(new[] { Outcome.Inconclusive, Outcome.Reproduced, Outcome.Inconclusive }));
        Assert.That(verdicts[1].Measured, Does.Contain("98.3333 %"), "1 - .05 / 3: leaving the sick ones out would narrow the interval");
    }

    [Test]
    public void NoBudgetExcusesWhatASickStudyLeftUnmeasured()
    {
        using var world = Study(Sick);
        ClaimSet set = ClaimSet.Of(Control, Spread("drawn", "Drawn"));
        Gate gate = Of(world, set);
        Assert.That(gate.IsOpen, Is.False);
        Assert.That(gate.Lines[1], Is.EqualTo("sick study    G1: it has not"));
        var text = new StringWriter();
        GateMarkdown.Write(text, "t", gate);
        Assert.That(text.ToString(), Does.StartWith("## ❌").And.Contain("sick study").And.Contain("G1: M_o has learned"));
    }

    [Test]
    public void ASickMethodIsNamedAndLeftToTheBudget()
    {
        using var world = new World(World.Spread(10, 1) with { Checks = _ => [Method("Drawn")] }, 20, 3, "Drawn", "Fixed");
        ClaimSet set = ClaimSet.Of(Spread("fixed", "Fixed"), Spread("drawn", "Drawn"));
        Assert.That((Of(world, set).IsOpen, Of(world, set with { InconclusiveBudget = 0 }).IsOpen), Is.EqualTo((true, false)));
        Assert.That(Of(world, set).Lines[1], Is.EqualTo("sick method   G4: not tuned: Drawn"));
    }

    [Test]
    public void WhereOnlyExactClaimsAreJudgedASickStudyIsNamedAndClosesNothing()
    {
        using var world = Study(Sick);
        Gate gate = Of(world, ClaimSet.Of(Control));
        Assert.That((gate.IsOpen, gate.Lines.Count), Is.EqualTo((true, 2)));
    }

    [Test]
    public void AStudyThatFallsSickTakesBackWhatEarlierLooksSettledAndStops()
    {
        // Healthy with 10 training seeds, sick with 20 of 40.
        var task = World.Spread(10, 1) with { Checks = results => results.Study.TrainingSeeds < 20 ? [Well] : [Sick] };
        using var folder = new TemporaryStore();
        using var store = new RecordStore(folder.Artifacts);
        var (results, verdicts) = new TopUp(new StoredCells(task, store), ClaimSet.Of(Spread("clear", "Drawn", 0.01), Spread("open", "Drawn", 9)), 2, "unlearn").Run(task.Study(40, 3, "Drawn"));
        Assert.That(verdicts.Select(v => v.Outcome), Is.All.EqualTo(Outcome.Inconclusive));
        Assert.That(results.Study.TrainingSeeds, Is.EqualTo(20), "seeds are no cure");
    }

    [Test]
    public void NumbersOfOthersHaveNoChecks() => Assert.That(new ClaimContext(Table.One("A,1,0,acc,1", "A,2,0,acc,2"), "again").Health, Is.Empty);

    private static World Study(params HealthCheck[] checks) => new(World.Spread(10, 1) with { Checks = _ => checks }, 20, 3, "Drawn", "Fixed");

    private static HealthCheck Method(string name) => new("G4", "methods are tuned", false, $"not tuned: {name}") { Methods = [new FakeTask().Method(name)] };

    private static Gate Of(World world, ClaimSet set) => Gate.Of(world.Context.Judge(set), set, new Dictionary<string, string>(), world.Context.Health);

    private static Claim Spread(string id, string method, double margin = 0.1) => World.Claim("training-seeds-matter", [method], ("spread", margin)) with { Id = id };
}
