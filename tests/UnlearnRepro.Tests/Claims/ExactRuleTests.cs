using UnlearnRepro.Claims;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Studies;

namespace UnlearnRepro.Tests.Claims;

/// <summary>
/// Every exact rule in the honest world, and in a world with the one fault that it exists to find. An exact rule without
/// anything to look at says so instead of holding.
/// </summary>
public class ExactRuleTests
{
    private static readonly string[] Everything = ["Drawn", "Fixed", "Original", "Retrain"];

    private static IEnumerable<TestCaseData> Cases()
    {
        foreach (string rule in new[] { "unlearning-seeds-change-nothing", "cells-repeat", "unlearning-is-isolated", "references-are-true", "evaluation-seeds-change-nothing", "more-seeds-change-nothing" })
        {
            yield return Case(rule, Outcome.Reproduced, new(), Everything);
        }

        yield return Case("unlearning-seeds-differ", Outcome.Reproduced, new(), ["Drawn"], "Drawn");
        yield return Case("unlearning-seeds-buy-nothing", Outcome.Reproduced, new(), ["Fixed"], "Fixed");

        yield return Case("unlearning-seeds-change-nothing", Outcome.Contradicted, new(), ["Fixed", "Liar"]);
        yield return Case("unlearning-seeds-change-nothing", Outcome.Inconclusive, new(), ["Drawn"]);
        yield return Case("unlearning-seeds-differ", Outcome.Contradicted, new(), ["Fixed"], "Fixed");
        yield return Case("unlearning-seeds-differ", Outcome.Contradicted, Weights(c => $"{c.Train}"), ["Drawn"], "Drawn");
        yield return Case("unlearning-seeds-differ", Outcome.Reproduced, Weights(c => $"{c.Train} {c.Unlearn / 2}"), ["Drawn"], "Drawn");
        yield return Case("cells-repeat", Outcome.Contradicted, Drifting(), Everything);
        yield return Case("unlearning-is-isolated", Outcome.Contradicted, Input("original", c => $"{c.Train} {c.Unlearn}"), Everything);
        yield return Case("unlearning-is-isolated", Outcome.Contradicted, Input("original", _ => "one for all"), Everything);
        yield return Case("unlearning-is-isolated", Outcome.Contradicted, Input("forget", c => $"{c.Train}"), Everything);
        yield return Case("unlearning-is-isolated", Outcome.Contradicted, Input("reference", c => $"{c.Unlearn}"), Everything);
        yield return Case("references-are-true", Outcome.Contradicted, Weights(c => c.Method == "Original" ? "noise" : $"{c}"), Everything);
        yield return Case("references-are-true", Outcome.Contradicted, Weights(c => c.Method == "Original" || c is { Method: "Retrain", Train: 2 } ? $"M_o {c.Train}" : $"{c}"), Everything);
        yield return Case("references-are-true", Outcome.Contradicted, Weights(c => c.Method == "Retrain" ? "all one" : $"M_o {c.Train}"), Everything);
        yield return Case("references-are-true", Outcome.Inconclusive, new(), ["Drawn", "Fixed"]);
        yield return Case("evaluation-seeds-change-nothing", Outcome.Contradicted, new() { Value = (c, _) => c.Train + (1e-15 * c.Eval) }, Everything);
        yield return Case("more-seeds-change-nothing", Outcome.Contradicted, Drifting(), Everything);
        yield return Case("more-seeds-change-nothing", Outcome.Contradicted, Weights(c => $"{c.Method} {c.Train}"), Everything);
        yield return Case("more-seeds-change-nothing", Outcome.Contradicted, ByStudySize(), Everything);
        yield return Case("more-seeds-change-nothing", Outcome.Inconclusive, new(), ["Fixed"]);
        yield return Case("unlearning-seeds-buy-nothing", Outcome.Contradicted, new() { Value = (c, _) => (c.Train * c.Train) + (c.Train * c.Unlearn) }, ["Liar"], "Liar");
    }

    [TestCaseSource(nameof(Cases))]
    public void TheRuleHoldsInTheHonestWorldAndFindsTheFault(string rule, Outcome expected, FakeTask task, string[] study, string[] named)
    {
        using var world = new World(task, 4, 3, study);
        Verdict verdict = world.Judge(World.Claim(rule, named));
        Assert.That(verdict.Outcome, Is.EqualTo(expected), verdict.Explanation);
        Assert.That(verdict.Interval, Is.Null, "an exact claim has no interval");
    }

    [TestCase("unlearning-seeds-differ", "Drawn", 4, 1)]
    [TestCase("unlearning-seeds-buy-nothing", "Fixed", 4, 1)]
    [TestCase("unlearning-seeds-buy-nothing", "Fixed", 1, 4)]
    public void AGridThatHasNothingToCompareDecidesNothing(string rule, string method, int i, int j)
    {
        using var world = new World(new FakeTask(), i, j, method);
        Assert.That(world.Judge(World.Claim(rule, [method])).Outcome, Is.EqualTo(Outcome.Inconclusive));
    }

    // Asked seed by seed, a rule says of each what it says of all.
    [TestCaseSource(nameof(Cases))]
    public void ARuleThatCanBeAskedForATrainingSeedFailsForTheOnesAtFault(string rule, Outcome expected, FakeTask task, string[] study, string[] named)
    {
        using var world = new World(task, 4, 3, study);
        var claim = World.Claim(rule, named);
        var whole = world.Judge(claim);
        Outcome[] seeds = [.. Enumerable.Range(0, 4).Select(i => world.Context.JudgeSeed(claim, i)?.Outcome).OfType<Outcome>()];
        Assert.That(seeds.Length, Is.EqualTo((ClaimRules.All[rule] as IRuleBySeed)?.SeedsJudged(4) ?? 0));
        Assert.That(seeds.Length == 0 || seeds.Max(Gravity) == Gravity(whole.Outcome), Is.True, whole.Explanation);

        static int Gravity(Outcome outcome) => outcome switch { Outcome.Reproduced => 0, Outcome.Inconclusive => 1, _ => 2 };
    }

    [Test]
    public void TheTrainingSeedAtFaultIsFound()
    {
        var task = Weights(c => c is { Method: "Retrain", Train: 2 } ? "M_o 1" : c.Method == "Original" ? $"M_o {c.Train}" : $"{c}");
        using var world = new World(task, 4, 3, Everything);
        var claim = World.Claim("references-are-true", []);
        Assert.That(Enumerable.Range(0, 4).Where(i => world.Context.JudgeSeed(claim, i)!.Outcome == Outcome.Contradicted), Is.EqualTo(new[] { 2 }));
        Assert.That(world.Context.JudgeSeed(claim, 2)!.Measured, Is.EqualTo(
            "training seed 2: Original has the weights of M_o in 1 of 1 cells; 0 of 1 retrained models are distinct and none of M_o's"));
    }

    [Test]
    public void TheFaultyMethodIsNamed()
    {
        using var world = new World(new FakeTask(), 4, 3, "Fixed", "Liar");
        Assert.That(
            world.Judge(World.Claim("unlearning-seeds-change-nothing", [])).Measured,
            Is.EqualTo("weights of 2 methods over 3 unlearning seeds from 3 trained models: Liar differ"));
    }

    [Test]
    public void EveryRuleIsJudgedSomewhereHere()
    {
        string[] judged = [.. Cases().Select(c => (string)c.Arguments[0]!).Concat(StatisticalRules).Distinct()];
        Assert.That(ClaimRules.All.Keys, Is.EquivalentTo(judged), "a new rule needs worlds of its own");
    }

    private static readonly string[] StatisticalRules =
    [
        "training-seeds-matter", "training-seeds-dominate", "one-training-seed-misleads", "unlearning-seeds-have-a-floor",
        "rankings-turn", "allocation-is-near-best", "variance-adds-up", "method-exceeds", "methods-match", "none-is-better", "spread-exceeds",
        "stays-within", "audit-stays-within", "unlearning-seeds-matter", "unlearning-seeds-dominate", "one-training-seed-suffices", "single-runs-spread", "single-runs-agree", "protocols-lie-apart", "protocols-lie-together", "factor-matters", "factor-exceeds",
        "training-spread-raised", "unlearning-spread-raised",
    ];

    private static TestCaseData Case(string rule, Outcome expected, FakeTask task, string[] study, params string[] named) =>
        new TestCaseData(rule, expected, task, study, named).SetArgDisplayNames(rule, expected.ToString(), string.Join(" ", study));

    private static FakeTask Weights(Func<Cell, string> weights) => new() { Twist = (cell, outcome) => outcome with { WeightsSha256 = weights(cell) } };

    private static FakeTask Input(string name, Func<Cell, string> value) => new()
    {
        Twist = (cell, outcome) => outcome with { Inputs = outcome.Inputs.Append(new(name, value(cell))).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value) },
    };

    // s_u = (i-1)J + j from 1, with the largest J so far: the first training seed never notices.
    private static FakeTask ByStudySize()
    {
        int seeds = 3;
        return new()
        {
            Twist = (cell, outcome) =>
            {
                seeds = Math.Max(seeds, cell.Unlearn + 1);
                return cell.Method == "Drawn" ? outcome with { WeightsSha256 = $"{(cell.Train * seeds) + cell.Unlearn}" } : outcome;
            },
        };
    }

    // A result that depends on how often something was run before: a generator shared by all cells.
    private static FakeTask Drifting()
    {
        int runs = 0;
        return new() { Twist = (_, outcome) => outcome with { WeightsSha256 = $"{Interlocked.Increment(ref runs)}" } };
    }
}
