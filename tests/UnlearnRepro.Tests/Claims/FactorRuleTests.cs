using UnlearnRepro.Claims;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Claims;

/// <summary>
/// Claims about seed axes: worlds in which they are plainly true or false, or cannot be told, and the studies that they are about. Six forget sets
/// crossed with ten trained models unless a case says otherwise; seeds are those of root 7.
/// </summary>
public class FactorRuleTests
{
    private static readonly SeedAxis[] WithParts =
        [SeedAxis.Data, SeedAxis.Forget, SeedAxis.Train, SeedAxis.Train.Part("init", "init"), SeedAxis.Train.Part("order", "shuffle"), SeedAxis.Unlearn, SeedAxis.Eval];

    private static IEnumerable<TestCaseData> Cases()
    {
        foreach (string method in new[] { "Drawn", "Fixed" })
        {
            yield return Matters(Outcome.Reproduced, method, "forget", Crossed(10, 1, 0.1));
            yield return Matters(Outcome.Contradicted, method, "forget", Crossed(0.01, 10, 0.1));
            yield return Matters(Outcome.Inconclusive, method, "forget", Crossed(1, 1, 0.1));
            yield return Matters(Outcome.Reproduced, method, "train", Crossed(0, 10, 0.1));
            yield return Matters(Outcome.Contradicted, method, "train", Crossed(10, 0.1, 0.1));
            yield return Matters(Outcome.Reproduced, method, "forget x train", Crossed(0, 0, 10));
            yield return Matters(Outcome.Reproduced, method, "train x forget", Crossed(0, 0, 10));
            yield return Matters(Outcome.Contradicted, method, "forget x train", Crossed(10, 10, 0.01));
            yield return Exceeds(Outcome.Reproduced, method, "forget", "train", Crossed(20, 1, 0.1));
            yield return Exceeds(Outcome.Contradicted, method, "forget", "train", Crossed(1, 20, 0.1));
            yield return Exceeds(Outcome.Inconclusive, method, "forget", "train", Crossed(10, 10, 0.1));
            yield return Exceeds(Outcome.Reproduced, method, "train", "forget", Crossed(0.1, 20, 0.1));
        }

        yield return Matters(Outcome.Contradicted, "Drawn", "unlearn", Crossed(10, 10, 0.1));
        yield return Exceeds(Outcome.Reproduced, "Drawn", "forget", "unlearn", Crossed(20, 1, 0.1));
    }

    [TestCaseSource(nameof(Cases))]
    public void TheVerdictIsTheTruthOrThatItCannotBeTold(Claim claim, Outcome expected, FakeTask task)
    {
        using var world = Of(task, 10, 2, SeedAxis.OfCells, ("forget", 6));
        Verdict verdict = world.Judge(claim);
        Assert.That(verdict.Outcome, Is.EqualTo(expected), verdict.Explanation);
        string what = claim.Factors.Count == 1
            ? $"standard deviation by s_{claim.Factors[0]} of accuracy of {claim.Methods[0]}"
            : $"standard deviation of accuracy of {claim.Methods[0]}";
        Assert.That(verdict.Measured, Does.StartWith(what).And.Not.Contain("\n"));
        Assert.That(verdict.WouldChange, Does.Not.Contain("\n").And.Not.Empty);
    }

    [Test]
    public void PartsOfATrainingSeedAreFactorsToo()
    {
        // FakeTask draws nothing by these: a world of its own.
        var task = new FakeTask
        {
            Value = (cell, _) => (10 * FakeTask.Normal(cell with { Train = cell.Axes[WithParts[4]] }, "order"))
                + (0.1 * FakeTask.Normal(cell with { Train = (10 * cell.Axes[WithParts[3]]) + cell.Axes[WithParts[4]] }, "both")),
        };
        using var world = Of(task, 1, 1, WithParts, ("init", 6), ("order", 6));
        Assert.That(world.Judge(Claim("factor-matters", "Fixed", ("spread", 1), "order")).Outcome, Is.EqualTo(Outcome.Reproduced));
        Assert.That(world.Judge(Claim("factor-matters", "Fixed", ("spread", 1), "init")).Outcome, Is.EqualTo(Outcome.Contradicted));
        Assert.That(world.Judge(Claim("factor-exceeds", "Fixed", ("difference", 1), "order", "init")).Outcome, Is.EqualTo(Outcome.Reproduced));
    }

    [Test]
    public void CollapsedCellsAreInconclusiveWithTheirCount()
    {
        var task = new FakeTask { Value = (cell, _) => cell is { Train: 2, Forget: 1 } ? double.NaN : FakeTask.Normal(cell, "model") };
        using var world = Of(task, 4, 2, SeedAxis.OfCells, ("forget", 3));
        foreach (var claim in new[] { Claim("factor-matters", "Drawn", ("spread", 1), "forget"), Claim("factor-exceeds", "Drawn", ("difference", 1), "forget", "train") })
        {
            Verdict verdict = world.Judge(claim);
            Assert.That((verdict.Outcome, verdict.Measured), Is.EqualTo((
                Outcome.Inconclusive, "2 of 24 cells of Drawn(Alpha=1,Lambda=0.5) collapsed, so that its accuracy is no grid")));
        }
    }

    [Test]
    public void OneUnlearningSeedLeavesWhatItBringsOpen()
    {
        using var world = Of(Crossed(10, 1, 0.1), 10, 1, SeedAxis.OfCells, ("forget", 6));
        Verdict verdict = world.Judge(Claim("factor-matters", "Drawn", ("spread", 1), "unlearn"));
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Inconclusive));
        Assert.That(verdict.Explanation, Does.Contain("one unlearn for each forget x train: what it brings is part of forget x train"));
    }

    [Test]
    public void AnAxisThatTheMethodDoesNotDrawByDecidesNothing()
    {
        using var world = Of(Crossed(10, 1, 0.1), 4, 2, SeedAxis.OfCells, ("forget", 3));
        var verdict = world.Judge(Claim("factor-matters", "Fixed", ("spread", 1), "unlearn"));
        Assert.That((verdict.Outcome, verdict.Measured), Is.EqualTo(
            (Outcome.Inconclusive, "the design of Fixed tells forget, train, forget x train apart, and the claim is about unlearn")));
    }

    private static readonly Claim Forget = Claim("factor-matters", "Drawn", ("spread", 1), "forget");

    private static IEnumerable<TestCaseData> Concerned()
    {
        Claim pair = Forget with { Factors = ["forget x train"] }, train = Forget with { Factors = ["train"] }, order = Forget with { Factors = ["order"] };
        Claim seeds = World.Claim("training-seeds-matter", ["Drawn"], ("spread", 1));
        Claim nothing = World.Claim("unlearning-seeds-change-nothing", ["Fixed"]), buys = World.Claim("unlearning-seeds-buy-nothing", ["Fixed"]);
        foreach (var (claim, two, crossed, parts) in new[]
        {
            (Forget, false, true, false), (pair, false, true, false), (train, false, true, false), (order, false, false, true),
            (seeds, true, true, false), (nothing, true, true, true), (buys, true, true, false),
        })
        {
            string name = $"{claim.Rule} {string.Join(", ", claim.Factors)}";
            yield return new TestCaseData(claim, two, crossed, parts).SetArgDisplayNames(name);
        }
    }

    [TestCaseSource(nameof(Concerned))]
    public void AClaimConcernsAStudyThatVariesWhatItIsAbout(Claim claim, bool two, bool crossed, bool parts)
    {
        using World ofTwo = Of(new(), 3, 2, SeedAxis.OfCells), ofForget = Of(new(), 3, 2, SeedAxis.OfCells, ("forget", 2)), ofParts = Of(new(), 1, 2, WithParts, ("init", 2), ("order", 2));
        Assert.That(
            (ofTwo.Context.Concerns(claim), ofForget.Context.Concerns(claim), ofParts.Context.Concerns(claim)), Is.EqualTo((two, crossed, parts)));
    }

    [Test]
    public void AStudyOfTrainingAndUnlearningSeedsCannotTellAndSaysWhatCould()
    {
        using var world = Of(new(), 3, 2, SeedAxis.OfCells);
        var rule = (IStatisticalRule)ClaimRules.All["factor-exceeds"];
        var thrown = Assert.Throws<CannotTellException>(() => rule.Measure(Claim("factor-exceeds", "Drawn", ("difference", 1), "forget", "train"), world.Context, 0.95))!;
        Assert.That(
            (thrown.Message, thrown.Remedy), Is.EqualTo(("the study varies training and unlearning seeds alone", "a study that varies forget and train (--vary)")));
    }

    [Test]
    public void ATableLeavesItOut()
    {
        using var world = Of(new(), 3, 2, SeedAxis.OfCells);
        Assert.That(new ClaimContext(world.Context.Results, "verdict").Lacks(Forget), Is.EqualTo(
            "factors: expected none, since the table is read by training and unlearning seeds alone (--factor COLUMN reads more), found forget"));
    }

    private static TestCaseData Matters(Outcome expected, string method, string factor, FakeTask task) =>
        Case(Claim("factor-matters", method, ("spread", 1), factor), expected, task);

    private static TestCaseData Exceeds(Outcome expected, string method, string factor, string other, FakeTask task) =>
        Case(Claim("factor-exceeds", method, ("difference", 1), factor, other), expected, task);

    private static TestCaseData Case(Claim claim, Outcome expected, FakeTask task) =>
        new TestCaseData(claim, expected, task).SetArgDisplayNames(claim.Rule, string.Join(", ", claim.Factors), claim.Methods[0], expected.ToString());

    private static Claim Claim(string rule, string method, (string, double) margin, params string[] factors) => World.Claim(rule, [method], margin) with { Factors = factors };

    private static World Of(FakeTask task, int i, int j, IReadOnlyList<SeedAxis> axes, params (string Axis, int Levels)[] further) =>
        new(task, task.Study(i, j, "Drawn", "Fixed").WithDesign(new(axes, [.. further.Select(f => new StudyFactor(axes.Single(axis => axis.Name == f.Axis), f.Levels))])));

    // Standard deviations by the forget set, by the trained model, and by both together; .1 by what the method draws.
    private static FakeTask Crossed(double forget, double train, double both) => new()
    {
        Value = (cell, _) => 50 + (forget * FakeTask.Normal(cell with { Train = 0 }, $"forget {cell.Forget}")) + (train * FakeTask.Normal(cell, "model"))
            + (both * FakeTask.Normal(cell, $"both {cell.Forget}")) + (cell.Method == "Drawn" ? 0.1 * FakeTask.Normal(cell, $"draw {cell.Forget} {cell.Unlearn}") : 0),
    };
}
