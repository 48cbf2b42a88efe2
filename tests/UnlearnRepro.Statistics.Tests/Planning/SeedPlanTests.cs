using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

public class SeedPlanTests
{
    private static readonly VarianceComponents Dyestuff = VarianceComponents.Of(new SeedGrid(Worlds.Dyestuff));

    [Test]
    public void DyestuffTarget()
    {
        // s_T^2 1764.05, s_U^2 2451.25, c_T / c_U = 10: J* = sqrt(10 * 1.38956) = 3.7277.
        SeedPlan plan = SeedPlan.ForTarget(Dyestuff, 10, 1, 20);
        Assert.That(plan.Allocation.OptimalUnlearningSeeds, Is.EqualTo(3.7277).Within(1e-4));

        // J = 4: variance of a seed mean 2376.8625, sqrt 48.753; t_25 48.753 / sqrt(26) = 19.69 <= 20 < t_24 48.753 / 5 = 20.12; costs
        // 26 * 14 = 364. J = 3 asks for 28 * 13 = 364 as well (19.70), J = 5 for 25 * 15, J = 2 for 32 * 12.
        Assert.That((plan.Design!.TrainingSeeds, plan.Design.UnlearningSeeds, plan.Design.Cost), Is.EqualTo((26, 4, 364.0)));
        Assert.That(plan.Design.HalfWidth, Is.EqualTo(19.69).Within(0.005));
        Assert.That(plan.Design.Floor, Is.EqualTo(2.05954 * 42.0006 / Math.Sqrt(26)).Within(1e-3));
        Assert.That(plan.TrainingSeedsIfLeast, Is.LessThan(26));
        Assert.That(plan.TrainingSeedsIfMost, Is.GreaterThan(26));
        Assert.That(plan.Messages[0], Is.EqualTo("With I = 26 the half-width can never go below 17, however large J."));
        Assert.That(plan.Messages[2], Does.Match($@"^The pilot allows an s_T of up to \d+; to be sure of the half-width, take I = {plan.TrainingSeedsIfMost} at J = 4\.$"));
    }

    [Test]
    public void DyestuffBudget()
    {
        // 100 units: J = 2, I = 8 (4 left): 54.68 / sqrt(8) t_7 2.3646 = 45.71; J = 3, I = 7: 50.80 / sqrt(7) t_6 2.4469 = 46.99;
        // J = 1, I = 9: 64.93 / 3 t_8 2.3060 = 49.91; J = 4, I = 7: 48.753 / sqrt(7) t_6 = 45.09 (98 spent).
        SeedPlan plan = SeedPlan.ForBudget(Dyestuff, 10, 1, 100);
        Assert.That((plan.Design!.TrainingSeeds, plan.Design.UnlearningSeeds, plan.Left), Is.EqualTo((7, 4, (double?)2)));
        Assert.That(plan.Design.HalfWidth, Is.EqualTo(45.09).Within(0.01));

        // MS_T / MS_U is 1 + 4 x .71965 = 3.8786 times F(6, 21), whose .95 quantile is 2.5727: above it with P(F > .6633) = .680.
        Assert.That(plan.Messages[1], Is.EqualTo("There an F test of s_T > 0 has power 0.68 at the pilot's spreads."));
        Assert.That(SeedPlan.ForBudget(Dyestuff, 1, 10, 100).Messages[1], Does.StartWith("With J = 1 the two spreads cannot be told apart any more"));
        Assert.That(plan.HalfWidths!.Value.Lower, Is.LessThan(45));
        Assert.That(plan.HalfWidths.Value.Upper, Is.GreaterThan(46));
        Assert.That(plan.TrainingSeedsIfMost, Is.GreaterThanOrEqualTo(plan.Design.TrainingSeeds), "more training variance, more training seeds");
    }

    [Test]
    public void DeterministicPilotAsksForOneUnlearningSeed()
    {
        VarianceComponents pilot = VarianceComponents.Of(new SeedGrid([[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]]));
        foreach (SeedPlan plan in new[] { SeedPlan.ForTarget(pilot, 10, 1, 1), SeedPlan.ForBudget(pilot, 10, 1, 100) })
        {
            Assert.That(plan.Design!.UnlearningSeeds, Is.EqualTo(1));
            Assert.That(plan.Messages[0], Does.StartWith("Unlearning seeds change nothing here: J = 1"));
        }
    }

    [TestCase("[[1, 2]]", "one training seed")]
    [TestCase("[[1]]", "one training seed")]
    [TestCase("[[1], [1]]", "all values are equal")]
    [TestCase("[[1, 1], [1, 1]]", "all values are equal")]
    public void SomePilotsCannotPlan(string values, string reason)
    {
        SeedGrid grid = new(System.Text.Json.JsonSerializer.Deserialize<double[][]>(values)!);
        Assert.That(() => SeedPlan.ForTarget(VarianceComponents.Of(grid), 1, 1, 1), Throws.ArgumentException.With.Message.Contains(reason));
        Assert.That(() => SeedPlan.ForBudget(VarianceComponents.Of(grid), 1, 1, 1), Throws.ArgumentException.With.Message.Contains(reason));
    }

    [Test]
    public void SingleRunsPlanAtOneUnlearningSeed()
    {
        // Variance of 3, 5, 8, 4: 14 / 3, df 3. t_20 2.086 sqrt(14 / 3 / 21) = .983 <= 1 < t_19 2.093 sqrt(14 / 3 / 20) = 1.011.
        VarianceComponents pilot = VarianceComponents.Of(new SeedGrid([[3.0], [5], [8], [4]]));
        SeedPlan plan = SeedPlan.ForTarget(pilot, 10, 1, 1);
        Assert.That((plan.IsOfSingleRuns, plan.Design!.TrainingSeeds, plan.Design.UnlearningSeeds, plan.Design.Cost), Is.EqualTo((true, 21, 1, 231.0)));

        // s^2 df / chi^2: 14 / 9.3484 and 14 / .215795, so that I is between 9 and 252 or so.
        Assert.That((plan.TrainingVariance.Lower, plan.TrainingVariance.Upper), Is.EqualTo((14 / 9.3484, 14 / 0.215795)).Within(0.01).Percent);
        Assert.That((plan.TrainingSeedsIfLeast, plan.TrainingSeedsIfMost), Is.EqualTo(((int?)Fewest(plan.TrainingVariance.Lower), (int?)Fewest(plan.TrainingVariance.Upper))));
        Assert.That(plan.Messages, Is.EqualTo(new[]
        {
            "J = 1 is kept, at the SD of a single run, 2.16: a table with one unlearning seed per training seed cannot tell whether more of them would be cheaper.",
            $"The pilot allows an SD of a single run of up to 8.05; to be sure of the half-width, take I = {plan.TrainingSeedsIfMost} at J = 1.",
        }));

        // However cheap unlearning seeds are, the budget buys none of them.
        SeedPlan bought = SeedPlan.ForBudget(pilot, 10, 0.001, 101);
        Assert.That((bought.Design!.TrainingSeeds, bought.Design.UnlearningSeeds), Is.EqualTo((10, 1)));
        Assert.That(bought.Messages[1], Does.StartWith("The pilot allows any SD of a single run from 1.22 to 8.05, and so a half-width from "));
        Assert.That(SeedPlan.ForBudget(Dyestuff, 10, 0.001, 101).IsOfSingleRuns, Is.False);

        static int Fewest(double variance) => Enumerable.Range(2, 1000).First(i => new Allocation(variance, 0, 1, 1).HalfWidth(i, 1) <= 1);
    }

    [Test]
    public void SingleRunsReachTheirHalfWidthOnAverage()
    {
        // 400 studies of the planned I with s_T^2 = s_U^2 = 1/2: the mean squared half-width is that of the plan, to 3 standard errors of 5 %.
        int seeds = SeedPlan.ForTarget(VarianceComponents.Of(new SeedGrid([[0.0], [Math.Sqrt(2)]])), 1, 1, 0.5).Design!.TrainingSeeds;
        Worlds worlds = new(8);
        double squares = Enumerable.Range(0, 400).Select(_ => VarianceComponents.Of(worlds.Grid(seeds, 1, 0.5)).Mean.Interval!.Value)
            .Average(mean => (mean.Upper - mean.Lower) * (mean.Upper - mean.Lower) / 4);
        double planned = new Allocation(1, 0, 1, 1).HalfWidth(seeds, 1);
        Assert.That(planned, Is.InRange(0.48, 0.5));
        Assert.That(squares, Is.EqualTo(planned * planned).Within(6).Percent);
    }

    [Test]
    public void WithoutTrainingSpreadThePlanSaysSo()
    {
        // Row means 2, 2: MS_T = 0.
        SeedPlan plan = SeedPlan.ForBudget(VarianceComponents.Of(new SeedGrid([[1.0, 3.0], [1.0, 3.0]])), 10, 1, 1000);
        Assert.That(plan.Design, Is.Not.Null);
        Assert.That(plan.Messages, Has.Some.Contains("no spread across training seeds"));
        Assert.That(plan.Messages, Has.Some.Matches(@"any s_T from 0 to \d.*half-width from \d"));
    }

    [Test]
    public void WhatCannotBeHadIsSaidWithItsReason()
    {
        Assert.That(SeedPlan.ForBudget(Dyestuff, 10, 1, 21).Messages.Single(), Does.StartWith("A budget of 21 buys nothing").And.Contains("costs 22."));
        Assert.That(SeedPlan.ForBudget(Dyestuff, 10, 1, 22).Design!.TrainingSeeds, Is.EqualTo(2));
        SeedPlan plan = SeedPlan.ForTarget(Dyestuff, 10, 1, 1, new ReferenceDesign(100, 10, 3));

        // t_2 4.3027 * 10 / sqrt(3) = 24.8.
        Assert.That((plan.Design, plan.TrainingSeedsIfMost, plan.HalfWidths), Is.EqualTo((null as Design, null as int?, null as Interval?)));
        Assert.That(plan.Messages.Single(), Does.Contain("3 references alone leave about 24.8"));
    }

    [Test]
    public void UpperBoundGivesAssurance()
    {
        // With I planned from the upper 97.5 % bound the true requirement is met in about 97.5 % of pilots, against about
        // half when the point estimate is used. 400 pilots: 3 standard errors of .975 are .024.
        Worlds worlds = new(5);
        int upper = 0, middle = 0;
        for (int n = 0; n < 400; n++)
        {
            SeedPlan plan = SeedPlan.ForTarget(VarianceComponents.Of(worlds.Grid(8, 4, 0.5)), 10, 1, 0.5, mostUnlearningSeeds: 20);
            Allocation truth = new(0.5, 0.5, 10, 1);
            upper += truth.HalfWidth(plan.TrainingSeedsIfMost!.Value, plan.Design!.UnlearningSeeds) <= 0.5 * 1.001 ? 1 : 0;
            middle += truth.HalfWidth(plan.Design.TrainingSeeds, plan.Design.UnlearningSeeds) <= 0.5 * 1.001 ? 1 : 0;
        }

        Assert.That(upper / 400.0, Is.GreaterThan(0.975 - 0.024));
        Assert.That(middle / 400.0, Is.LessThan(0.75));
    }
}
