using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using UnlearnRepro.Claims;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Tests.Claims;
using UnlearnRepro.Tests.Store;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.NUnit;

/// <summary>A claim of a file is a case: what it is called, which studies decide it, and how it ends.</summary>
public class ClaimRunTests
{
    private static readonly RegisteredStudy Small = new("small", "fake", "everything-odd", 12, 3, "why") { Methods = ["Drawn", "Fixed", "Original", "Retrain"] };
    private static readonly RegisteredStudy Other = Small with { Name = "other", Scenario = "everything-even" };
    private static readonly RegisteredStudy Slow = Small with { Name = "slow", Scenario = "everything", Long = true };
    private static readonly Claim Spread = World.Claim("training-seeds-matter", ["Drawn"], ("spread", 1)) with { Id = "spread", Studies = ["small"] };
    private static readonly Claim Isolated = World.Claim("unlearning-is-isolated", []) with { Id = "isolated" };

    [Test]
    public void ACaseHasTheClaimsNameSentenceAndProperties()
    {
        using var run = new Run(new(), [], Spread, Isolated with { Studies = ["slow"] });
        ITestCaseData[] cases = [.. run.Of.Cases()];
        Assert.That(cases.Select(c => c.TestName), Is.EqualTo((string[])["spread", "isolated", .. Enumerable.Range(0, 12).Select(i => $"isolated training seed {i}")]));
        Assert.That(Property(cases[0], PropertyNames.Description), Is.EqualTo("A sentence."));
        Assert.That(
            ((string[])["Claim", "Family", "Domain", "Study"]).Select(name => Property(cases[0], name)), Is.EqualTo(new[] { "spread", "tests", "arithmetic", "small" }));
        Assert.That((cases[0].RunState, cases[0].Properties.ContainsKey(PropertyNames.Category)), Is.EqualTo((RunState.Runnable, false)));
        foreach (var slow in cases[1..])
        {
            Assert.That((slow.RunState, Property(slow, PropertyNames.Category), Property(slow, "Claim")), Is.EqualTo((RunState.Explicit, "Long", "isolated")));
        }
    }

    [Test]
    public void AReproducedClaimPassesWithItsSentenceInTheText()
    {
        using var run = new Run(new(), [], Spread);
        var (thrown, output) = run.Check("spread");
        Assert.That(thrown, Is.Null);
        Assert.That(output, Does.Contain("spread REPRODUCED").And.Contain("claimed       A sentence.").And.Contain("--filter Claim=spread"));
    }

    // The draws of this world's second scenario have no model effect.
    [Test]
    public void AClaimOnSeveralStudiesIsReproducedOnlyIfItIsOnAll()
    {
        var task = new FakeTask() { Value = (cell, _) => (cell.Scenario == "everything-even" ? 0 : 10 * FakeTask.Normal(cell, "model")) + FakeTask.Normal(cell, "draw") };
        using var run = new Run(task, [], Spread with { Studies = ["other", "small"] }, Spread with { Id = "good" });
        Assert.That(run.Check("good").Thrown, Is.Null);
        var (thrown, output) = run.Check("spread");
        Assert.That(thrown, Is.TypeOf<AssertionException>());
        Assert.That(thrown!.Message, Does.Contain("spread CONTRADICTED").And.Contain("--scenario everything-even"));
        Assert.That(output, Does.Contain("spread REPRODUCED").And.Contain("--scenario everything-odd"), "the verdict on the other study is shown as well");
    }

    [Test]
    public void ATrainingSeedHasAVerdictOfItsOwnAndTheGateCountsTheClaimOnce()
    {
        // Seed 4 starts from two models.
        var task = new FakeTask() { Twist = (cell, outcome) => cell is { Train: 4, Unlearn: 1 } ? outcome with { Inputs = new Dictionary<string, string>(outcome.Inputs) { ["original"] = "another" } } : outcome };
        using var run = new Run(task, [], Isolated);
        Assert.That(run.Check("isolated").Thrown, Is.TypeOf<AssertionException>());
        Assert.That(Enumerable.Range(0, 12).Where(i => run.Check("isolated", i).Thrown is not null), Is.EqualTo(new[] { 4 }));
        Assert.That(run.Check("isolated", 4).Thrown!.Message, Does.Contain("isolated CONTRADICTED").And.Contain("measured      training seed 4: "));
        string gate = Path.Combine(run.Folder, "gate.md");
        Assert.That(run.End(() => run.Of.CheckGate(gate)).Thrown, Is.TypeOf<AssertionException>());
        Assert.That(File.ReadAllText(gate), Does.Contain("gate closed: 1 claim, 1 contradicted"));
    }

    [Test]
    public void AClaimWithoutStudiesIsAboutAllThatDoNotTakeLong()
    {
        using var run = new Run(new(), [], Isolated);
        Assert.That(run.Of.Cases().First().Properties["Study"], Is.EqualTo(new[] { "small", "other" }));
    }

    [Test]
    public void ExplorationIsShownAndFailsNothing()
    {
        var flat = new FakeTask() { Value = (cell, _) => FakeTask.Normal(cell, "draw") };
        using var run = new Run(flat, [("TrainingSeeds", "8")], Spread, Isolated);
        Assert.That(run.Of.Cases().Count(), Is.EqualTo(2 + 8), "a case for each seed of this run");
        var (thrown, _) = run.Check("spread");
        Assert.That(thrown, Is.TypeOf<InconclusiveException>());
        Assert.That(thrown!.Message, Does.Contain("I = 8 training seeds").And.Contain("exploratory   small is registered as fake, 12 x 3, root 2026; this is fake, 8 x 3, root 2026, and no part of the gate"));
        Assert.That(run.Check("isolated").Thrown, Is.Null);
        string gate = Path.Combine(run.Folder, "gate.md");
        Assert.That(run.End(() => run.Of.CheckGate(gate)).Thrown, Is.TypeOf<IgnoreException>().With.Message.Contains("no part of the gate"));
        Assert.That(gate, Does.Not.Exist);
        Assert.That(run.End(() => run.Of.Report("small")).Thrown, Is.TypeOf<IgnoreException>());
    }

    [Test]
    public void AParameterThatIsNoneIsSaidByEveryCase()
    {
        using var run = new Run(new(), [("TrainingSeeds", "many")], Spread);
        Assert.That(run.Check("spread").Thrown, Is.TypeOf<AssertionException>().With.Message.EqualTo("TrainingSeeds: expected a whole number, at least 1, found 'many'"));
        Assert.That(run.End(() => run.Of.CheckGate(Path.Combine(run.Folder, "gate.md"))).Thrown, Is.TypeOf<AssertionException>());
    }

    [Test]
    public void WithoutItsDataAClaimIsIgnored()
    {
        using var run = new Run(new(), [], data: false, Spread);
        Assert.That(run.Check("spread").Thrown, Is.TypeOf<IgnoreException>().With.Message.EqualTo("arithmetic: no numbers here"));
        Assert.That(run.End(() => run.Of.CheckGate(Path.Combine(run.Folder, "gate.md"))).Thrown, Is.TypeOf<IgnoreException>());
    }

    [Test]
    public void AClaimThatItsStudyCannotJudgeFails()
    {
        using var run = new Run(new(), [], Spread with { Methods = ["Drawn:Alpha=2"] });
        Assert.That(run.Check("spread").Thrown, Is.TypeOf<AssertionException>().With.Message.EqualTo("spread: expected a verdict on small, found none: it has not the claim's methods, metric or factors"));
    }

    private static object? Property(ITestCaseData data, string name) => data.Properties.Get(name);

    private sealed class Run : IDisposable
    {
        private readonly TemporaryStore store = new();

        public Run(FakeTask task, (string Name, string Value)[] parameters, params Claim[] claims)
            : this(task, parameters, data: true, claims)
        {
        }

        public Run(FakeTask task, (string Name, string Value)[] parameters, bool data, params Claim[] claims)
        {
            var set = (ClaimSet.Of(claims) with { Studies = [Small, Other, Slow] }).OnStudies(study => study);
            Of = new(
                new FakeDomain(task, set) { HasData = data },
                name => parameters.FirstOrDefault(p => p.Name == name).Value,
                new(store.Artifacts, DataFolders.Default),
                new Dictionary<string, string>());
        }

        public ClaimRun Of { get; }

        public string Folder => store.Artifacts;

        public (Exception? Thrown, string Output) Check(string id, int? train = null) => End(() => Of.Check(id, train));

        // In a context of its own, so that what is asserted in there is not a failure of this test.
        public (Exception? Thrown, string Output) End(Action test)
        {
            using var context = new TestExecutionContext.IsolatedContext();
            Exception? thrown = null;
            try
            {
                test();
            }
            catch (ResultStateException e)
            {
                thrown = e;
            }

            return (thrown, TestExecutionContext.CurrentContext.CurrentResult.Output);
        }

        public void Dispose() => store.Dispose();
    }
}
