using System.Diagnostics;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Plans over factors against every design within the limits.</summary>
public class FactorialSearchTests
{
    private const int Cases = 400, MostOfFour = 5, MostOfThree = 8, MostOfTwo = 25;

    [Test]
    public void NoDesignThatReachesTheTargetIsCheaper()
    {
        int found = 0;
        foreach (Drawn drawn in All(1))
        {
            double target = drawn.Wish(d => d.HalfWidth);
            (double, int)? best = drawn.Designs.Where(d => d.HalfWidth <= target * (1 + 1e-12))
                .Select(d => (d.Cost, d.Numbers.Sum())).Order().Cast<(double, int)?>().FirstOrDefault();
            FactorialPlan plan = FactorialPlan.ForTarget(drawn.Factors, drawn.Effects, target);
            Assert.That(plan.Design is { } d ? (d.Cost, d.Numbers.Sum()) : ((double, int)?)null, Is.EqualTo(best), drawn.ToString());
            Assert.That(plan.Messages, Has.All.EndsWith(".").And.All.Not.Contain("NaN"));
            found += best is null ? 0 : 1;
        }

        Assert.That(found, Is.InRange(Cases / 2, Cases - 10), "some cases are out of reach");
    }

    [Test]
    public void NoDesignWithinTheBudgetIsNarrower()
    {
        int found = 0;
        foreach (Drawn drawn in All(2))
        {
            double budget = Math.Max(0.01, drawn.Wish(d => d.Cost));
            (double, double, int)? best = drawn.Designs.Where(d => double.IsFinite(d.HalfWidth) && d.Cost <= budget * (1 + 1e-12))
                .Select(d => (d.HalfWidth, d.Cost, d.Numbers.Sum())).Order().Cast<(double, double, int)?>().FirstOrDefault();
            FactorialPlan plan = FactorialPlan.ForBudget(drawn.Factors, drawn.Effects, budget);
            Assert.That(plan.Design is { } d ? (d.HalfWidth, d.Cost, d.Numbers.Sum()) : ((double, double, int)?)null, Is.EqualTo(best), drawn.ToString());
            Assert.That(plan.Left, Is.EqualTo(budget - plan.Design?.Cost));
            found += best is null ? 0 : 1;
        }

        Assert.That(found, Is.GreaterThan(Cases / 2));
    }

    [Test]
    public void NothingGoesBelowAFloorOrWithFewerThanTheLeast()
    {
        int tight = 0;
        foreach (Drawn drawn in All(3))
        {
            double target = drawn.Wish(d => d.HalfWidth);
            FactorialPlan plan = FactorialPlan.ForTarget(drawn.Factors, drawn.Effects, target);
            foreach ((int f, FactorFloor floor) in plan.Floors.Index())
            {
                Assert.That(drawn.Designs.Where(d => d.Numbers[f] == floor.Number).Min(d => d.HalfWidth), Is.GreaterThanOrEqualTo(floor.HalfWidth * (1 - 1e-9)), drawn.ToString());
                int? least = drawn.Designs.Where(d => d.HalfWidth <= target).Select(d => (int?)d.Numbers[f]).Min();
                Assert.That(floor.Least is null ? least is null : least is null || floor.Least <= least, drawn.ToString());
                tight += floor.Least == least ? 1 : 0;
            }
        }

        Assert.That(tight, Is.GreaterThan(Cases), "most of the least numbers are reached");
    }

    [Test]
    public void TrainingAndUnlearningSeedsAreThoseOfTheSeedPlan([Values(0.05, 0.5, 0.95)] double icc, [Values(0.7, 10, 61.3)] double trainingCost)
    {
        VarianceComponents pilot = VarianceComponents.Of(new Worlds(12).Grid(8, 5, icc));
        PlanFactor[] factors = [new("train", []), new("unlearn", ["train"])];
        PlanEffect[] effects = [new(["train"], pilot.TrainingVariance.Value, trainingCost), new(["train", "unlearn"], pilot.UnlearningVariance.Value, 1)];
        foreach (double wish in (double[])[0.11, 0.34, 0.77])
        {
            Same(FactorialPlan.ForTarget(factors, effects, wish), SeedPlan.ForTarget(pilot, trainingCost, 1, wish));
            Same(FactorialPlan.ForBudget(factors, effects, wish * 2000), SeedPlan.ForBudget(pilot, trainingCost, 1, wish * 2000));
        }

        static void Same(FactorialPlan found, SeedPlan expected)
        {
            Assert.That((found.Design!["train"], found.Design["unlearn"]), Is.EqualTo((expected.Design!.TrainingSeeds, expected.Design.UnlearningSeeds)));
            Assert.That(found.Design.HalfWidth, Is.EqualTo(expected.Design.HalfWidth).Within(1e-12).Percent);
            Assert.That(found.Design.Cost, Is.EqualTo(expected.Design.Cost).Within(1e-12).Percent);
            Assert.That(found.Floors[0].HalfWidth, Is.EqualTo(expected.Design.Floor).Within(1e-12).Percent);
        }
    }

    // Partitions with trained models of their own, crossed with forget sets, and unlearning seeds below all: 4 factors, and numbers not limited.
    [TestCase(0.5)]
    [TestCase(0.1)]
    public void FourFactorsTakeLessThanASecond(double target)
    {
        PlanFactor[] factors = [new("part", []), new("train", ["part"]), new("forget", []), new("unlearn", ["part", "train", "forget"])];
        PlanEffect[] effects =
        [
            new(["part"], 0.3, 5), new(["part", "train"], 1, 10), new(["forget"], 0.5, 0), new(["part", "forget"], 0.1, 0),
            new(["part", "train", "forget"], 0.2, 0), new(["part", "train", "forget", "unlearn"], 0.6, 1),
        ];
        FactorialPlan.ForTarget(factors, effects, 2);
        var clock = Stopwatch.StartNew();
        FactorialDesign design = FactorialPlan.ForTarget(factors, effects, target).Design!;
        double first = clock.Elapsed.TotalSeconds;
        FactorialDesign back = FactorialPlan.ForBudget(factors, effects, design.Cost).Design!;
        TestContext.Out.WriteLine($"{string.Join(" x ", design.Numbers)}, {design.HalfWidth:G4}, {design.Cost}: {first:F3} s; budget {string.Join(" x ", back.Numbers)}, {back.HalfWidth:G4}: {clock.Elapsed.TotalSeconds - first:F3} s");
        Assert.That(back.HalfWidth, Is.LessThanOrEqualTo(design.HalfWidth));
        Assert.That(clock.Elapsed.TotalSeconds, Is.LessThan(5), "twice, on a machine under load");
    }

    private static IEnumerable<Drawn> All(int seed)
    {
        FactorialWorlds worlds = new(seed);
        for (int k = 0; k < Cases; k++)
        {
            int most = MostOfFour;
            (PlanFactor[] factors, PlanEffect[] effects) = worlds.Draw(most);
            if (factors.Length < 4)
            {
                most = factors.Length == 3 ? MostOfThree : MostOfTwo;
                factors = [.. factors.Select(f => f.Most == MostOfFour ? f with { Most = most } : f)];
            }

            yield return new Drawn(k, factors, effects, [.. Box(factors).Select(numbers => FactorialDesign.Of(factors, effects, numbers))], worlds);
        }
    }

    // Written out here from the words of the factors' limits.
    private static IEnumerable<int[]> Box(PlanFactor[] factors)
    {
        IEnumerable<int[]> all = [[]];
        foreach (PlanFactor f in factors)
        {
            int least = f.NestedIn.Count == 0 ? 2 : 1, most = Math.Min(f.Most ?? 100, f.Population ?? 100);
            int[] numbers = f.Fixed is { } only ? [only] : [.. Enumerable.Range(least, most - least + 1)];
            all = [.. all.SelectMany(some => numbers.Select(n => (int[])[.. some, n]))];
        }

        return all;
    }

    private sealed record Drawn(int Number, PlanFactor[] Factors, PlanEffect[] Effects, FactorialDesign[] Designs, FactorialWorlds Worlds)
    {
        // What one of the designs has, or a little less, so that some wishes cannot be met.
        public double Wish(Func<FactorialDesign, double> of)
        {
            double[] all = [.. Designs.Select(of).Where(x => double.IsFinite(x) && x > 0).Order()];
            return all.Length == 0 ? 1 : Worlds.Next(0, 8) == 0 ? all[0] * 0.9 : all[(int)(all.Length * Worlds.Uniform() * Worlds.Uniform())] * (Worlds.Next(0, 2) == 0 ? 1 : 1.01);
        }

        public override string ToString() => $"{Number}: {string.Join(", ", Factors.Select(f => $"{f.Name}:{string.Concat(f.NestedIn)} most {f.Most} of {f.Population} fixed {f.Fixed}"))}; "
            + string.Join(", ", Effects.Select(e => FormattableString.Invariant($"{string.Concat(e.Factors)} {e.Variance:G3}/{e.Cost:G3}")));
    }
}
