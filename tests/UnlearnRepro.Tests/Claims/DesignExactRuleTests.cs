using UnlearnRepro.Claims;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.Claims;

/// <summary>
/// Exact rules on studies that vary forget sets: what a cell starts from may depend on the levels that it rests on and on no others, and
/// what is so at level 0 is looked for at every level.
/// </summary>
public class DesignExactRuleTests
{
    private const int F = 3, I = 4, J = 2;

    private static readonly SeedAxis Owned = new(SeedAxis.Train.Name, SeedAxis.Forget);

    private static readonly SeedAxis[] Crossed = [.. SeedAxis.OfCells], Corrupted = [SeedAxis.Data, SeedAxis.Forget, Owned, SeedAxis.Unlearn, SeedAxis.Eval];

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("unlearning-is-isolated", Outcome.Reproduced, Crossed, new());
        yield return Case("unlearning-is-isolated", Outcome.Contradicted, Crossed, new(Original: c => $"{c.Forget} {c.Train}")).SetDescription("M_o of a crossed forget set");
        yield return Case("unlearning-is-isolated", Outcome.Reproduced, Corrupted, new(Original: c => $"{c.Forget} {c.Train}"));
        yield return Case("unlearning-is-isolated", Outcome.Contradicted, Corrupted, new()).SetDescription("one M_o for two forget sets that corrupt D");
        yield return Case("unlearning-is-isolated", Outcome.Contradicted, Crossed, new(Forget: _ => "one for all levels"));
        yield return Case("unlearning-is-isolated", Outcome.Contradicted, Crossed, new(Forget: c => $"{c.Forget} {c.Train}"));
        yield return Case("unlearning-is-isolated", Outcome.Contradicted, Crossed, new(Reference: c => $"{c.Unlearn}"));
        yield return Case("references-are-true", Outcome.Reproduced, Crossed, new());
        yield return Case("references-are-true", Outcome.Contradicted, Crossed, new(Weights: c => c is { Method: "Original", Forget: 2 } ? "moved" : Own(c)));
        yield return Case("references-are-true", Outcome.Contradicted, Crossed, new(Weights: c => c is { Method: "Retrain" } ? $"M_r {c.Train}" : Own(c)));
        yield return Case("more-seeds-change-nothing", Outcome.Reproduced, Crossed, new());
    }

    [TestCaseSource(nameof(Cases))]
    public void TheRuleHoldsInTheHonestWorldAndFindsTheFault(string rule, Outcome expected, SeedAxis[] axes, Faults faults)
    {
        var task = new FakeTask
        {
            Twist = (cell, outcome) => outcome with
            {
                WeightsSha256 = (faults.Weights ?? Own)(cell),
                Inputs = new Dictionary<string, string>
                {
                    ["original"] = "M_o " + (faults.Original ?? (c => $"{c.Train}"))(cell),
                    ["forget"] = (faults.Forget ?? (c => $"{c.Forget}"))(cell),
                    ["reference"] = (faults.Reference ?? (c => $"{c.Forget}"))(cell),
                },
            },
        };
        using var world = new World(task, task.Study(I, J).WithDesign(new(axes, [new(SeedAxis.Forget, F)])));
        var verdict = world.Judge(World.Claim(rule, []));
        Assert.That(verdict.Outcome, Is.EqualTo(expected), verdict.Explanation);
        if (rule == "unlearning-is-isolated" && expected == Outcome.Reproduced)
        {
            int models = axes == Corrupted ? F * I : I;
            Assert.That(verdict.Measured, Does.Contain($"{models} original models for {models} choices of what they rest on").And.Contain($"{F} forget sets, {F} sets of reference models for {F} levels"));
        }
    }

    [Test]
    public void AStudyOfThePartsOfATrainingSeedIsJudgedByNoClaimAboutTrainingSeeds()
    {
        SeedAxis[] axes = [SeedAxis.Train, SeedAxis.Train.Part("init", "init"), SeedAxis.Unlearn, SeedAxis.Eval];
        var task = new FakeTask();
        using var world = new World(task, task.Study(1, J).WithDesign(new(axes, [new(axes[1], F)])));
        Assert.That(Concerns("training-seeds-matter", ("spread", 1)), Is.False);
        Assert.That(Concerns("unlearning-seeds-buy-nothing"), Is.False, "an exact rule about several training seeds");
        Assert.That(Concerns("cells-repeat"), Is.True);

        bool Concerns(string rule, params (string, double)[] margins) => world.Context.Concerns(World.Claim(rule, ["Fixed"], margins));
    }

    public sealed record Faults(
        Func<Cell, string>? Original = null, Func<Cell, string>? Forget = null, Func<Cell, string>? Reference = null, Func<Cell, string>? Weights = null);

    private static TestCaseData Case(string rule, Outcome expected, SeedAxis[] axes, Faults faults) => new(rule, expected, axes, faults);

    private static string Own(Cell cell) => cell.Method switch
    {
        "Original" => $"M_o {cell.Train}",
        "Retrain" => $"M_r {cell.Forget} {cell.Train}",
        _ => $"{cell}",
    };
}
