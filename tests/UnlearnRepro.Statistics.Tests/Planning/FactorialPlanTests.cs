using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>What a plan over factors says of its limits.</summary>
public class FactorialPlanTests
{
    private static readonly PlanFactor Forget = new("forget", []), Train = new("train", []), Unlearn = new("unlearn", ["forget", "train"]);

    private static readonly PlanEffect[] Effects =
        [new(["forget"], 4, 0), new(["train"], 1, 10), new(["forget", "train"], 0, 0), new(["forget", "train", "unlearn"], 0, 1)];

    [Test]
    public void ItSaysWhatHoldsTheIntervalAndWhichNumberToRaise()
    {
        FactorialPlan plan = FactorialPlan.ForTarget([Forget, Train, Unlearn], Effects, 1);

        // Runs alone cost what both numbers make, so that the dear trained models are fewer: 9 (10 + 32) = 378.
        Assert.That((plan.Design!["forget"], plan.Design["train"], plan.Design["unlearn"], plan.Design.Cost), Is.EqualTo((32, 9, 1, 378.0)));
        double forget = 4.0 / 32, train = 1.0 / 9, alone = StudentT.InvCDF(0, 1, 31, 0.975) * Math.Sqrt(forget);
        Assert.That(plan.Floors[0].HalfWidth, Is.EqualTo(alone).Within(1e-9).Percent, "from seven levels on it is that of one factor");
        Assert.That(plan.Messages, Is.EqualTo(new[]
        {
            FormattableString.Invariant($"With 32 levels of forget the half-width can never go below {alone:G3}, however many levels the other factors have."),
            FormattableString.Invariant($"With 9 levels of train the half-width can never go below {plan.Floors[1].HalfWidth:G3}, however many levels the other factors have."),
            FormattableString.Invariant($"The number of forget is the one to raise: it divides {100 * forget / (forget + train):G3} % of the variance, that of train {100 * train / (forget + train):G3} %."),
            "More levels of unlearn change nothing in the variance.",
        }));
    }

    [Test]
    public void OutOfReachNamesTheFactorThatHoldsIt()
    {
        // t_4 2.7764 sqrt(4 / 5) = 2.483; beside other factors a little less is possible, as 4 degrees of freedom can be had cheaper.
        FactorialPlan plan = FactorialPlan.ForTarget([Forget with { Fixed = 5 }, Train, Unlearn], Effects, 1);
        Assert.That((plan.Design, plan.Floors[1].Least), Is.EqualTo((null as FactorialDesign, null as int?)));
        Assert.That(plan.Floors[0].HalfWidth, Is.InRange(2.3, 2.483));
        Assert.That(plan.Messages.Single(), Is.EqualTo(FormattableString.Invariant(
            $"No design reaches a half-width of 1: 5 levels of forget, their fixed number, alone leave {plan.Floors[0].HalfWidth:G3}, however many levels the other factors have.")));
        Assert.That(FactorialPlan.ForTarget([Forget, Train with { Most = 2 }, Unlearn], Effects, 1).Messages.Single(), Does.Contain("2 levels of train, the most allowed, alone leave "));
        Assert.That(
            FactorialPlan.ForTarget([Forget with { Most = 17 }, Train with { Most = 17 }, Unlearn], Effects, 1.05).Messages.Single(),
            Does.StartWith("No design of up to 17 forget, 17 train, 100 unlearn levels reaches a half-width of 1.05; with so many it is 1."));
    }

    [Test]
    public void ATooSmallBudgetNamesTheLeast() => Assert.That(
        FactorialPlan.ForBudget([Forget, Train, Unlearn], Effects, 23).Messages.Single(),
        Is.EqualTo("A budget of 23 buys nothing: the least, 2 forget, 2 train, 1 unlearn levels, costs 24."));

    [Test]
    public void WithoutDegreesOfFreedomThereIsNoInterval()
    {
        // All levels of forget and one run of each say nothing of what runs differ by, however many seeds of another kind.
        PlanFactor[] factors = [Forget with { Population = 3, Fixed = 3 }, new("run", ["forget"]) { Fixed = 1 }, new("draw", ["forget", "run"]) { Most = 1_000_000 }];
        PlanEffect[] effects = [new(["forget"], 4, 1), new(["forget", "run"], 1, 1), new(["forget", "run", "draw"], 1, 0.001)];
        Assert.That(FactorialDesign.Of(factors, effects, [3, 1, 5]).HalfWidth, Is.EqualTo(double.PositiveInfinity));
        FactorialPlan plan = FactorialPlan.ForBudget(factors, effects, 1e5);
        Assert.That(plan.Messages.Single(), Is.EqualTo("A budget of 100000 buys no interval: a factor with one level leaves it without degrees of freedom."));
        Assert.That(
            FactorialPlan.ForTarget(factors, effects, 1).Messages.Single(),
            Is.EqualTo("No design has an interval: a factor with one level leaves it without degrees of freedom."));
    }

    [Test]
    public void MoreLevelsOfACrossedFactorCanWidenTheInterval()
    {
        // s_T^2 / 2 = .1 with one degree of freedom: as F's part vanishes, Satterthwaite's degrees of freedom fall to it.
        PlanEffect[] effects = [new(["forget"], 9, 1), new(["train"], 0.2, 1)];
        double[] halfWidths = [.. ((int[])[10, 100, 100_000]).Select(a => FactorialDesign.Of([Forget, Train], effects, [a, 2]).HalfWidth)];
        Assert.That(halfWidths[1], Is.LessThan(halfWidths[0]).And.LessThan(halfWidths[2] / 2));
        FactorFloor floor = FactorialPlan.ForTarget([Forget, Train with { Fixed = 2 }], effects, 2).Floors[1];
        double[] all = [.. Enumerable.Range(2, 2000).Select(a => FactorialDesign.Of([Forget, Train], effects, [a, 2]).HalfWidth)];
        Assert.That(floor.HalfWidth, Is.LessThan(all.Min()).And.GreaterThan(all.Min() * 0.9), "so that the limit itself would be no floor");
    }

    [Test]
    public void AllLevelsThereAreNeedNoFloor()
    {
        FactorialPlan plan = FactorialPlan.ForTarget([Forget with { Population = 10 }, Train, Unlearn], Effects, 0.5);
        Assert.That((plan.Design!["forget"], plan.Floors[0].HalfWidth, plan.Design.InMean[0]), Is.EqualTo((10, 0, 0)));
        Assert.That(plan.Design.DegreesOfFreedom, Is.EqualTo(plan.Design["train"] - 1));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("There is no factor task", [Train with { NestedIn = ["task"] }], []);
        yield return Case("There is no factor task, which an effect names", [Train], [new(["task"], 1, 1)]);
        yield return Case("There are two factors train.", [Train, Train], []);
        yield return Case("train is nested in itself.", [Train with { NestedIn = ["forget"] }, Forget with { NestedIn = ["train"] }], []);
        yield return Case("The effect unlearn x train lacks factors", [Forget, Train, Unlearn], [new(["unlearn", "train"], 1, 1)]);
        yield return Case("The effect  lacks factors that its own are nested in, or has none.", [Train], [new([], 1, 1)]);
        yield return Case("The effect train is there twice.", [Train], [new(["train"], 1, 1), new(["train"], 2, 1)]);
        yield return Case("the variance of train must be finite and not negative.", [Train], [new(["train"], -1, 1)]);
        yield return Case("the cost of train must be finite and not negative.", [Train], [new(["train"], 1, double.NaN)]);
        yield return Case("train: a number of levels is at least 1, found 0.", [Train with { Most = 0 }], []);
        yield return Case("train: an outermost factor needs two levels", [Train with { Most = 1 }], []);
        yield return Case("train: 5 levels are more than the 3 there may be.", [Train with { Fixed = 5, Population = 3 }], []);
        yield return Case("A plan is made for 1 to 6 factors; there are 0.", [], []);

        static TestCaseData Case(string message, PlanFactor[] factors, PlanEffect[] effects) => new TestCaseData(message, factors, effects).SetArgDisplayNames(message);
    }

    [TestCaseSource(nameof(Wrong))]
    public void WhatDoesNotFitIsOneLine(string message, PlanFactor[] factors, PlanEffect[] effects)
    {
        Assert.That(() => FactorialPlan.ForTarget(factors, effects, 1), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
        Assert.That(() => FactorialPlan.ForBudget(factors, effects, 1), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void NumbersOfADesignAreChecked()
    {
        Assert.That(() => FactorialDesign.Of([Forget, Train], [], [2]), Throws.ArgumentException.With.Message.EqualTo("Each of 2 factors needs a number of levels; there are 1."));
        Assert.That(
            () => FactorialDesign.Of([Forget with { Population = 3 }], [], [4]),
            Throws.ArgumentException.With.Message.EqualTo("forget: expected a number of levels from 1 to 3, found 4."));
        Assert.That(() => FactorialDesign.Of([Forget], [], [2])["train"], Throws.ArgumentException.With.Message.EqualTo("There is no factor train; there are forget."));
    }
}
