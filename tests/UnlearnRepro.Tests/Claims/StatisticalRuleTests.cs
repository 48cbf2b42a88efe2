using UnlearnRepro.Claims;
using UnlearnRepro.Tests.Studies;
using static UnlearnRepro.Tests.Claims.World;

namespace UnlearnRepro.Tests.Claims;

/// <summary>
/// Every rule with a margin in a world where its claim is plainly true, one where it is plainly false and one where the
/// study cannot tell. Spreads are (between models, between draws); seeds are those of root 7.
/// </summary>
public class StatisticalRuleTests
{
    private static readonly (string, double) One = ("spread", 1);

    private static IEnumerable<TestCaseData> Cases()
    {
        // Ratios of variances: 40 models put the 95 % interval of a standard deviation within about 0.8 to 1.3 of it.
        foreach (string method in new[] { "Drawn", "Fixed" })
        {
            yield return Case("training-seeds-matter", Outcome.Reproduced, Spread(10, 1), 40, 3, [method], One);
            yield return Case("training-seeds-matter", Outcome.Contradicted, Spread(0.1, 0.1), 40, 3, [method], One);
            yield return Case("training-seeds-matter", Outcome.Inconclusive, Spread(1, 0.1), 10, 3, [method], One);
            yield return Case("training-seeds-matter", Outcome.Inconclusive, Spread(10, 1), 1, 3, [method], One);
        }

        yield return Case("training-seeds-dominate", Outcome.Reproduced, Spread(10, 1), 40, 3, ["Drawn"], ("icc", 0.5));
        yield return Case("training-seeds-dominate", Outcome.Contradicted, Spread(1, 10), 40, 3, ["Drawn"], ("icc", 0.5));
        yield return Case("training-seeds-dominate", Outcome.Inconclusive, Spread(1, 1), 40, 3, ["Drawn"], ("icc", 0.5));
        yield return Case("training-seeds-dominate", Outcome.Inconclusive, Spread(10, 1), 40, 1, ["Drawn"], ("icc", 0.5));
        yield return Case("training-seeds-dominate", Outcome.Reproduced, Spread(10, 1), 10, 3, ["Fixed"], ("icc", 0.5));

        yield return Case("unlearning-seeds-dominate", Outcome.Reproduced, Spread(1, 10), 40, 3, ["Drawn"], ("share", 0.5));
        yield return Case("unlearning-seeds-dominate", Outcome.Contradicted, Spread(10, 1), 40, 3, ["Drawn"], ("share", 0.5));
        yield return Case("unlearning-seeds-dominate", Outcome.Inconclusive, Spread(1, 1), 40, 3, ["Drawn"], ("share", 0.5));
        yield return Case("unlearning-seeds-dominate", Outcome.Contradicted, Spread(10, 1), 10, 3, ["Fixed"], ("share", 0.5));

        (string, double)[] nearly = [("nominal", 0.95), ("coverage", 0.7)];
        yield return Case("one-training-seed-suffices", Outcome.Reproduced, Spread(0, 1), 30, 3, ["Drawn"], nearly);
        yield return Case("one-training-seed-suffices", Outcome.Contradicted, Spread(10, 0.1), 30, 3, ["Drawn"], nearly);
        yield return Case("one-training-seed-suffices", Outcome.Inconclusive, Spread(0, 1), 5, 3, ["Drawn"], nearly);
        yield return Case("one-training-seed-suffices", Outcome.Inconclusive, Spread(0, 1), 30, 1, ["Drawn"], nearly);

        yield return Case("one-training-seed-misleads", Outcome.Reproduced, Spread(10, 0.1), 30, 3, ["Drawn"], ("nominal", 0.95));
        yield return Case("one-training-seed-misleads", Outcome.Inconclusive, Spread(0, 1), 30, 3, ["Drawn"], ("nominal", 0.95));
        yield return Case("one-training-seed-misleads", Outcome.Inconclusive, Spread(10, 0.1), 30, 1, ["Drawn"], ("nominal", 0.95));

        yield return Case("unlearning-seeds-have-a-floor", Outcome.Reproduced, Spread(10, 1), 40, 3, ["Drawn"], One);
        yield return Case("unlearning-seeds-have-a-floor", Outcome.Contradicted, Spread(0, 0.5), 40, 3, ["Drawn"], One);
        yield return Case("unlearning-seeds-have-a-floor", Outcome.Inconclusive, Spread(1, 1), 40, 3, ["Drawn"], One);

        // Between methods: the difference is normal with standard deviation 1 and the mean given.
        (string, double)[] difference = [("difference", 1)];
        foreach (string rule in new[] { "method-exceeds", "none-is-better" })
        {
            yield return Case(rule, Outcome.Reproduced, Turning(-5), 20, 2, ["Fixed", "Original"], difference);
            yield return Case(rule, Outcome.Contradicted, Turning(5), 20, 2, ["Fixed", "Original"], difference);
        }

        yield return Case("method-exceeds", Outcome.Inconclusive, Turning(-1), 20, 2, ["Fixed", "Original"], difference);
        yield return Case("method-exceeds", Outcome.Contradicted, Turning(0), 40, 2, ["Fixed", "Original"], difference);
        yield return Case("method-exceeds", Outcome.Reproduced, Turning(-5), 20, 2, ["Fixed", "Retrain"], difference);
        yield return Case("method-exceeds", Outcome.Contradicted, Turning(5), 20, 2, ["Fixed", "Retrain"], difference);
        yield return Case("method-exceeds", Outcome.Inconclusive, Turning(-5), 1, 2, ["Fixed", "Retrain"], difference);
        yield return Case("none-is-better", Outcome.Inconclusive, Turning(1), 20, 2, ["Fixed", "Original"], difference);
        yield return Case("none-is-better", Outcome.Reproduced, Turning(0), 40, 2, ["Fixed", "Original", "Drawn"], difference);
        yield return Case("none-is-better", Outcome.Contradicted, Turning(5), 40, 2, ["Fixed", "Original", "Drawn"], difference);
        yield return Case("methods-match", Outcome.Reproduced, Turning(0), 40, 2, ["Fixed", "Original"], difference);
        yield return Case("methods-match", Outcome.Contradicted, Turning(5), 20, 2, ["Fixed", "Original"], difference);
        yield return Case("methods-match", Outcome.Contradicted, Turning(-5), 20, 2, ["Fixed", "Retrain"], difference);
        yield return Case("methods-match", Outcome.Inconclusive, Turning(1), 20, 2, ["Fixed", "Original"], difference);

        (string, double)[] twice = [("ratio", 2)];
        yield return Case("spread-exceeds", Outcome.Reproduced, Spreads(10), 20, 2, ["Drawn", "Fixed"], twice);
        yield return Case("spread-exceeds", Outcome.Contradicted, Spreads(0.5), 20, 2, ["Drawn", "Fixed"], twice);
        yield return Case("spread-exceeds", Outcome.Inconclusive, Spreads(2), 20, 2, ["Drawn", "Fixed"], twice);
        yield return Case("spread-exceeds", Outcome.Inconclusive, Turning(0), 20, 2, ["Drawn", "Fixed"], twice);

        (string, double)[] range = [("from", 40), ("to", 60), ("share", 0.8)];
        yield return Case("stays-within", Outcome.Reproduced, Spread(0, 0), 20, 2, ["Fixed"], range);
        yield return Case("stays-within", Outcome.Contradicted, Spread(40, 1), 20, 2, ["Drawn"], range);
        yield return Case("stays-within", Outcome.Inconclusive, Spread(0, 0), 5, 2, ["Fixed"], range);

        yield return Case("unlearning-seeds-matter", Outcome.Reproduced, Spread(0, 10), 20, 3, ["Drawn"], One);
        yield return Case("unlearning-seeds-matter", Outcome.Contradicted, Spread(10, 0.1), 20, 3, ["Drawn"], One);
        yield return Case("unlearning-seeds-matter", Outcome.Inconclusive, Spread(10, 1), 20, 3, ["Drawn"], One);
        yield return Case("unlearning-seeds-matter", Outcome.Inconclusive, Spread(10, 10), 20, 1, ["Drawn"], One);

        yield return Case("single-runs-spread", Outcome.Reproduced, Spread(10, 0.1), 20, 3, ["Drawn"], One);
        yield return Case("single-runs-spread", Outcome.Reproduced, Spread(0, 10), 20, 1, ["Drawn"], One);
        yield return Case("single-runs-spread", Outcome.Contradicted, Spread(0.1, 0.1), 20, 3, ["Drawn"], One);
        yield return Case("single-runs-spread", Outcome.Inconclusive, Spread(1, 0.1), 10, 3, ["Drawn"], One);

        yield return Case("single-runs-agree", Outcome.Reproduced, Spread(0.1, 0.1), 20, 3, ["Drawn"], One);
        yield return Case("single-runs-agree", Outcome.Contradicted, Spread(0, 10), 20, 1, ["Drawn"], One);
        yield return Case("single-runs-agree", Outcome.Inconclusive, Spread(1, 0.1), 10, 3, ["Drawn"], One);

        yield return Case("rankings-turn", Outcome.Reproduced, Turning(0.5), 40, 2, ["Fixed", "Original"], ("probability", 0.05));
        yield return Case("rankings-turn", Outcome.Contradicted, Turning(100), 100, 2, ["Fixed", "Original"], ("probability", 0.05));
        yield return Case("rankings-turn", Outcome.Inconclusive, Turning(100), 5, 2, ["Fixed", "Original"], ("probability", 0.05));

        (string, double)[] near = [("unlearning_seeds", 1), ("training_cost", 1), ("unlearning_cost", 10), ("tolerance", 0.1)];
        yield return Case("allocation-is-near-best", Outcome.Reproduced, Spread(10, 1), 60, 5, ["Drawn"], near);
        (string, double)[] far = [("unlearning_seeds", 1), ("training_cost", 100), ("unlearning_cost", 1), ("tolerance", 0.1)];
        yield return Case("allocation-is-near-best", Outcome.Contradicted, Spread(1, 10), 60, 5, ["Drawn"], far);
        yield return Case("allocation-is-near-best", Outcome.Inconclusive, Spread(10, 1), 60, 1, ["Drawn"], near);

        yield return Case("protocols-lie-apart", Outcome.Reproduced, Spread(10, 1), 20, 5, ["Drawn"], ("distance", 1));
        yield return Case("protocols-lie-apart", Outcome.Reproduced, Spread(10, 1), 20, 5, ["Fixed"], ("distance", 1));
        yield return Case("protocols-lie-apart", Outcome.Contradicted, Spread(0, 1), 20, 5, ["Drawn"], ("distance", 1));
        yield return Case("protocols-lie-apart", Outcome.Inconclusive, Spread(1, 1), 20, 5, ["Drawn"], ("distance", 0.15));
        yield return Case("protocols-lie-apart", Outcome.Inconclusive, Spread(0, 1), 20, 5, ["Drawn"], ("distance", 0));
        yield return Case("protocols-lie-apart", Outcome.Inconclusive, Spread(10, 1), 20, 1, ["Drawn"], ("distance", 1));
        yield return Case("protocols-lie-apart", Outcome.Inconclusive, Spread(10, 1), 3, 5, ["Drawn"], ("distance", 1));
        yield return Case("protocols-lie-together", Outcome.Reproduced, Spread(0, 1), 20, 5, ["Drawn"], ("distance", 1));
        yield return Case("protocols-lie-together", Outcome.Contradicted, Spread(10, 1), 20, 5, ["Drawn"], ("distance", 1));
        yield return Case("protocols-lie-together", Outcome.Inconclusive, Spread(1, 1), 20, 5, ["Drawn"], ("distance", 0.15));

        // All results equal show no error.
        yield return Case("protocols-lie-together", Outcome.Inconclusive, Spread(0, 1), 20, 5, ["Fixed"], ("distance", 1));

        (string, double)[] factor = [("factor", 2), ("unlearning_seeds", 2)];
        yield return Case("variance-adds-up", Outcome.Reproduced, Spread(3, 3), 400, 2, ["Drawn"], factor);
        (string, double)[] blocks = [("factor", 2), ("unlearning_seeds", 1), ("training_seeds", 8)];
        yield return Case("variance-adds-up", Outcome.Reproduced, Spread(3, 3), 1600, 6, ["Drawn"], blocks);
        yield return Case("variance-adds-up", Outcome.Contradicted, Shared(), 320, 6, ["Drawn"], blocks);
        yield return Case("variance-adds-up", Outcome.Inconclusive, Spread(3, 3), 8, 2, ["Drawn"], factor);
        yield return Case("variance-adds-up", Outcome.Inconclusive, Spread(3, 3), 3, 2, ["Drawn"], factor);
    }

    [TestCaseSource(nameof(Cases))]
    public void TheVerdictIsTheTruthOrThatItCannotBeTold(Claim claim, Outcome expected, FakeTask task, int i, int j)
    {
        using var world = new World(task, i, j, [.. claim.Methods]);
        Verdict verdict = world.Judge(claim);
        Assert.That(verdict.Outcome, Is.EqualTo(expected), verdict.Explanation);
        Assert.That(verdict.Measured, Does.Not.Contain("\n").And.Not.Empty);
        Assert.That(verdict.WouldChange, Does.Not.Contain("\n").And.Not.Empty);
        Assert.That((verdict.TrainingSeeds, verdict.UnlearningSeeds), Is.EqualTo((i, j)));
    }

    [Test]
    public void CollapsedCellsAreInconclusiveWithTheirCount([Values(
        "training-seeds-matter", "training-seeds-dominate", "one-training-seed-misleads", "unlearning-seeds-have-a-floor",
        "allocation-is-near-best", "variance-adds-up", "rankings-turn", "unlearning-seeds-buy-nothing", "method-exceeds", "methods-match",
        "none-is-better", "spread-exceeds", "stays-within", "unlearning-seeds-matter", "unlearning-seeds-dominate", "one-training-seed-suffices", "single-runs-spread", "single-runs-agree", "protocols-lie-apart", "protocols-lie-together")] string rule)
    {
        var task = new FakeTask { Value = (cell, _) => cell.Train is 2 or 5 && cell.Unlearn == 0 ? double.NaN : FakeTask.Normal(cell, "model") };
        string[] methods = rule is "rankings-turn" or "method-exceeds" or "methods-match" or "none-is-better" or "spread-exceeds" ? ["Drawn", "Fixed"] : ["Drawn"];
        using var world = new World(task, 12, 3, methods);
        Verdict verdict = world.Judge(Claim(
            rule, methods, One, ("icc", 0.5), ("nominal", 0.95), ("probability", 0.05), ("factor", 2), ("unlearning_seeds", 2), ("training_cost", 1), ("unlearning_cost", 1), ("tolerance", 0.1),
            ("difference", 1), ("ratio", 2), ("from", 0), ("to", 1), ("share", 0.5), ("coverage", 0.7), ("distance", 1)));
        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Inconclusive), verdict.Explanation);
        Assert.That(verdict.Measured, Does.StartWith("2 of 36 cells of Drawn(Alpha=1,Lambda=0.5) collapsed"));
    }

    [Test]
    public void ACollapsedModelWithAFiniteAccuracyIsNoGridEither()
    {
        var task = new FakeTask { Twist = (cell, outcome) => cell.Train == 2 ? outcome with { Status = UnlearnRepro.Studies.CellStatus.Collapsed } : outcome };
        using var world = new World(task, 12, 3, "Drawn");
        Verdict verdict = world.Judge(Claim("training-seeds-matter", ["Drawn"], One));
        Assert.That((verdict.Outcome, verdict.Measured[..7]), Is.EqualTo((Outcome.Inconclusive, "3 of 36")), verdict.Explanation);
    }

    private static TestCaseData Case(
        string rule, Outcome expected, FakeTask task, int i, int j, string[] methods, params (string, double)[] margins) =>
        new TestCaseData(Claim(rule, methods, margins), expected, task, i, j).SetArgDisplayNames(rule, expected.ToString(), $"{i} x {j}", string.Join(" ", methods));

    // Two methods whose difference is normal with standard deviation 1 and the given mean.
    private static FakeTask Turning(double mean) => new() { Value = (cell, _) => cell.Method == "Fixed" ? 0 : mean + FakeTask.Normal(cell, "other") };

    // What the trained model gives to both, and a part of their own; all of it times a factor for Drawn.
    private static FakeTask Spreads(double times) => new()
    {
        Value = (cell, _) => (cell.Method == "Drawn" ? times : 1) * (FakeTask.Normal(cell, "both") + FakeTask.Normal(cell, cell.Method)),
    };

    // Unlearning seeds shared by all training seeds: the mean keeps their variance however many models there are.
    private static FakeTask Shared() => new() { Value = (cell, _) => (0.01 * FakeTask.Normal(cell, "model")) + (10 * FakeTask.Normal(cell with { Train = 0 }, "draw")) };
}
