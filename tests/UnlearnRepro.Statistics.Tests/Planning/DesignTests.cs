using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>The searched designs against trying all I, J and R in the plainest way.</summary>
public class DesignTests
{
    private const double Level = 0.9;

    private static readonly double[] T = [.. Enumerable.Range(0, 402).Select(i => i < 2 ? double.NaN : StudentT.InvCDF(0, 1, i - 1, 0.95))];

    [Test]
    public void TheBudgetsGridIsTheBestOfAll([Values(0.05, 0.5, 0.95)] double icc, [Values(0.5, 10, 60)] double trainingCost, [Values(150, 517.5)] double budget)
    {
        VarianceComponents pilot = Pilot(icc);
        SeedPlan plan = SeedPlan.ForBudget(pilot, trainingCost, 1, budget, mostUnlearningSeeds: 40, level: Level);
        double best = (
            from j in Enumerable.Range(1, 40)
            from i in Enumerable.Range(2, 400)
            where i * (trainingCost + j) <= budget
            select HalfWidth(pilot, i, j)).Min();
        Assert.That(plan.Design!.HalfWidth, Is.EqualTo(best).Within(1e-9 * best));
        Assert.That(plan.Design.Cost, Is.LessThanOrEqualTo(budget));
    }

    [Test]
    public void TheTargetsGridIsTheCheapestOfAll([Values(0.05, 0.5, 0.95)] double icc, [Values(0.5, 10, 60)] double trainingCost, [Values(0.3, 0.8)] double target)
    {
        VarianceComponents pilot = Pilot(icc);
        SeedPlan plan = SeedPlan.ForTarget(pilot, trainingCost, 1, target, mostUnlearningSeeds: 40, level: Level);
        double cheapest = (
            from j in Enumerable.Range(1, 40)
            from i in Enumerable.Range(2, 400)
            where HalfWidth(pilot, i, j) <= target
            select i * (trainingCost + j)).Min();
        Assert.That(plan.Design!.Cost, Is.EqualTo(cheapest).Within(1e-9 * cheapest));
        Assert.That(SeedPlan.ForBudget(pilot, trainingCost, 1, cheapest, mostUnlearningSeeds: 40, level: Level).Design!.HalfWidth, Is.LessThanOrEqualTo(target));
    }

    [TestCase(1.0, 10, 300)]
    [TestCase(4.0, 10, 300)]
    [TestCase(0.1, 30, 500)]
    public void ChosenReferencesAreNearTheBestOfAll(double referenceVariance, double referenceCost, double budget)
    {
        // J, I and R by brute force; the search tries four I about the real optimum for every J, so a tie apart it may miss by little.
        VarianceComponents pilot = Pilot(0.5);
        Design found = SeedPlan.ForBudget(pilot, 10, 1, budget, new ReferenceDesign(referenceVariance, referenceCost), mostUnlearningSeeds: 12).Design!;
        double best = (
            from j in Enumerable.Range(1, 12)
            from i in Enumerable.Range(2, 40)
            let r = (int)((budget - (i * (10 + j))) / referenceCost)
            where r >= 2
            select Welch(pilot, i, j, referenceVariance, r)).Min();
        Assert.That(found.HalfWidth, Is.InRange(best * (1 - 1e-9), best * 1.01));
        Assert.That(found.HalfWidth, Is.EqualTo(Welch(pilot, found.TrainingSeeds, found.UnlearningSeeds, referenceVariance, found.ReferenceSeeds)).Within(1e-9));
        Assert.That(found.Cost, Is.LessThanOrEqualTo(budget));
    }

    [Test]
    public void AtTheRealOptimumTheRatioIsThatOfSpreadsAndCosts()
    {
        // (s_R / s_T) sqrt(c_T / c_R) = (3 / 2) sqrt(36 / 4) = 4.5, where J* = sqrt((36 / 1) (16 / 4)) = 12 is whole.
        Allocation method = new(4, 16, 36, 1);
        Assert.That(method.OptimalUnlearningSeeds, Is.EqualTo(12));
        Assert.That(new ReferenceDesign(9, 4).PerTrainingSeed(method, 12), Is.EqualTo(4.5).Within(1e-12));
        Assert.That(new ReferenceDesign(0, 4).PerTrainingSeed(method, 12), Is.Zero);
    }

    [Test]
    public void GivenReferencesAreKeptAndPaidFor()
    {
        Design found = SeedPlan.ForBudget(Pilot(0.5), 10, 1, 300, new ReferenceDesign(1, 10, 7)).Design!;
        Assert.That(found.ReferenceSeeds, Is.EqualTo(7));
        Assert.That(found.Cost, Is.EqualTo(70 + (found.TrainingSeeds * (10 + found.UnlearningSeeds))).And.LessThanOrEqualTo(300));
        Design target = SeedPlan.ForTarget(Pilot(0.5), 10, 1, 1.5, new ReferenceDesign(1, 10, 7)).Design!;
        Assert.That((target.ReferenceSeeds, target.HalfWidth <= 1.5), Is.EqualTo((7, true)));
        Assert.That((target with { TrainingSeeds = target.TrainingSeeds - 1 }).HalfWidth, Is.GreaterThan(1.5));
    }

    [Test]
    public void ReferencesWithoutSpreadCostTheLeastAndAddNothing()
    {
        Design found = SeedPlan.ForBudget(Pilot(0.5), 10, 1, 300, new ReferenceDesign(0, 10)).Design!;
        Assert.That(found.ReferenceSeeds, Is.EqualTo(2));
        Assert.That(found.HalfWidth, Is.EqualTo(SeedPlan.ForBudget(Pilot(0.5), 10, 1, 280).Design!.HalfWidth).Within(1e-12));
    }

    [Test]
    public void AReferenceMustBeTwiceThere() =>
        Assert.That(() => new ReferenceDesign(1, 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("number"));

    [Test]
    public void ASharedGridSuitsTheWidestMethod()
    {
        // Deterministic with variance 4; stochastic with 1 + 9 / J: wider than 4 for J < 3. c_T 10, c_U 2 (once) and 1 (J times).
        Allocation[] methods = [new(4, 0, 10, 2), new(1, 9, 10, 1)];
        (double Half, int I, int J)[] all =
        [
            .. from j in Enumerable.Range(1, 60)
               let i = (int)(200.0 / (12 + j))
               where i >= 2
               select (StudentT.InvCDF(0, 1, i - 1, 0.975) * Math.Sqrt(Math.Max(4, 1 + (9.0 / j)) / i), i, j),
        ];
        var (half, seeds, unlearning) = all.MinBy(d => d.Half);
        SharedGrid grid = SharedGrid.ForBudget(methods, 200)!;
        Assert.That((grid.Design.TrainingSeeds, grid.Design.UnlearningSeeds, grid.Widest), Is.EqualTo((seeds, unlearning, 0)));
        Assert.That(grid.Design.HalfWidth, Is.EqualTo(half).Within(1e-9));
        Assert.That(grid.Design.Cost, Is.EqualTo(seeds * (12 + unlearning)));
        SharedGrid target = SharedGrid.ForTarget(methods, half * 1.0000001)!;
        Assert.That(target.Design.Cost, Is.LessThanOrEqualTo(grid.Design.Cost));
        Assert.That(SharedGrid.ForBudget(methods, 20), Is.Null);
    }

    [Test]
    public void DeterministicMethodsShareOneUnlearningSeed()
    {
        SharedGrid grid = SharedGrid.ForBudget([new(4, 0, 10, 2), new(9, 0, 10, 3)], 150)!;
        Assert.That((grid.Design.TrainingSeeds, grid.Design.UnlearningSeeds, grid.Widest), Is.EqualTo((10, 1, 1)));
        Assert.That(() => SharedGrid.ForBudget([], 1), Throws.ArgumentException);
        Assert.That(() => SharedGrid.ForBudget([new(1, 1, 1, 1), new(1, 1, 2, 1)], 1), Throws.ArgumentException.With.Message.Contains("one cost"));
    }

    private static VarianceComponents Pilot(double icc) => VarianceComponents.Of(new Worlds(12).Grid(8, 5, icc), Level);

    private static double HalfWidth(VarianceComponents c, int i, int j) =>
        T[i] * Math.Sqrt((c.TrainingVariance.Value / i) + (c.UnlearningVariance.Value / i / j));

    private static double Welch(VarianceComponents c, int i, int j, double referenceVariance, int r)
    {
        double a = (c.TrainingVariance.Value + (c.UnlearningVariance.Value / j)) / i, b = referenceVariance / r;
        return StudentT.InvCDF(0, 1, (a + b) * (a + b) / ((a * a / (i - 1)) + (b * b / (r - 1))), 0.975) * Math.Sqrt(a + b);
    }
}
