using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Faults.Held;

/// <summary>84 plans against trying every I and J, from the mean squares on by other code.</summary>
[TestFixture]
public sealed class PlanTests
{
    private const int MostJ = 40, MostI = 4000;

    private static readonly double[] T = [.. Enumerable.Range(0, MostI + 1).Select(i => i < 2 ? double.NaN : StudentT.InvCDF(0, 1, i - 1, 0.975))];

    [Test]
    public void No_grid_that_is_cheap_enough_is_narrower([Range(1, 42)] int number)
    {
        var pilot = new Pilot(Draws.Of($"budget {number}"));
        double budget = (pilot.TrainingCost + pilot.UnlearningCost) * (2 + (40 * pilot.Draw));
        var plan = SeedPlan.ForBudget(pilot.Components, pilot.TrainingCost, pilot.UnlearningCost, budget, mostUnlearningSeeds: MostJ);
        double best = Best(pilot, (cost, halfWidth) => cost <= budget * (1 + 1e-12) ? halfWidth : null);
        Assert.That(plan.Design!.HalfWidth, Is.EqualTo(best).Within(1e-8).Percent);
        Assert.That(pilot.Cost(plan.Design.TrainingSeeds, plan.Design.UnlearningSeeds), Is.AtMost(budget * (1 + 1e-9)));
        Assert.That(pilot.HalfWidth(plan.Design.TrainingSeeds, plan.Design.UnlearningSeeds), Is.EqualTo(best).Within(1e-8).Percent);
    }

    [Test]
    public void No_grid_that_is_narrow_enough_is_cheaper([Range(1, 42)] int number)
    {
        var pilot = new Pilot(Draws.Of($"target {number}"));
        double target = pilot.HalfWidth(3 + (int)(40 * pilot.Draw), 3) * 1.01;
        var plan = SeedPlan.ForTarget(pilot.Components, pilot.TrainingCost, pilot.UnlearningCost, target, mostUnlearningSeeds: MostJ);
        double best = Best(pilot, (cost, halfWidth) => halfWidth <= target ? cost : null);
        Assert.That(plan.Design!.Cost, Is.EqualTo(best).Within(1e-8).Percent);
        Assert.That(pilot.HalfWidth(plan.Design.TrainingSeeds, plan.Design.UnlearningSeeds), Is.AtMost(target * (1 + 1e-9)));
        Assert.That(pilot.Cost(plan.Design.TrainingSeeds, plan.Design.UnlearningSeeds), Is.EqualTo(best).Within(1e-8).Percent);
    }

    // The least of one number over all grids of which the other is small enough.
    private static double Best(Pilot pilot, Func<double, double, double?> wish)
    {
        double best = double.PositiveInfinity;
        for (int j = 1; j <= MostJ; j++)
        {
            for (int i = 2; i <= MostI; i++)
            {
                best = Math.Min(best, wish(pilot.Cost(i, j), pilot.HalfWidth(i, j)) ?? best);
            }
        }

        return best;
    }

    // A pilot of 3 to 8 rows and 2 to 5 columns, whose components are worked out here.
    private sealed class Pilot
    {
        private readonly double training, unlearning;

        public Pilot(Random random)
        {
            int rows = random.Next(3, 9), columns = random.Next(2, 6);
            double between = random.Pick([0, 0.3, 1, 3]);
            double[][] grid = [.. Enumerable.Range(0, rows).Select(_ => Row(random, columns, between))];
            double[] means = [.. grid.Select(row => row.Average())];
            double grand = means.Average(), msT = columns * means.Sum(m => (m - grand) * (m - grand)) / (rows - 1);
            unlearning = grid.Zip(means, (row, mean) => row.Sum(y => (y - mean) * (y - mean))).Sum() / (rows * (columns - 1));
            training = Math.Max(0, (msT - unlearning) / columns);
            (TrainingCost, UnlearningCost, Draw) = (random.Pick([0.5, 3, 20, 100]), random.Pick([0.5, 1, 4]), random.NextDouble());
            Components = VarianceComponents.Of(new SeedGrid(grid));
        }

        public VarianceComponents Components { get; }

        public double TrainingCost { get; }

        public double UnlearningCost { get; }

        /// <summary>A number in [0, 1) to make a wish of.</summary>
        public double Draw { get; }

        public double Cost(int i, int j) => i * (TrainingCost + (j * UnlearningCost));

        public double HalfWidth(int i, int j) => T[i] * Math.Sqrt((training + (unlearning / j)) / i);

        private static double[] Row(Random random, int columns, double between)
        {
            double model = between * Normal.Sample(random, 0, 1);
            return [.. Enumerable.Range(0, columns).Select(_ => model + Normal.Sample(random, 0, 1))];
        }
    }
}
