using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Planning;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>What a design's mean is worth, against the designs that are there and against projections of its covariance.</summary>
public class FactorialDesignTests
{
    [Test]
    public void TwoLevelsGiveTheDesignOfSeeds([Values(2, 7, 40)] int i, [Values(1, 3)] int j)
    {
        Design known = new(new Allocation(0.7, 1.9, 10, 3), i, j, Level: 0.9);
        FactorialDesign found = FactorialDesign.Of(
            [new("train", []), new("unlearn", ["train"])], [new(["train"], 0.7, 10), new(["unlearn", "train"], 1.9, 3)], [i, j], 0.9);
        Assert.That((found.HalfWidth, found.Variance, found.Cost), Is.EqualTo((known.HalfWidth, known.Variance, known.Cost)).Within(1e-12).Percent);
        Assert.That(found.DegreesOfFreedom, Is.EqualTo(i - 1));
        Assert.That(found.InMean, Is.EqualTo(new[] { 0.7 / i, 1.9 / i / j }).Within(1e-12).Percent);
        Assert.That((found["train"], found["unlearn"]), Is.EqualTo((i, j)));
    }

    // The table of expected mean squares is written out here; its interval is the one that two crossed factors have.
    [Test]
    public void TwoCrossedFactorsGiveTheIntervalOfTheirExpectedTable(
        [Values(2, 5, 30)] int a, [Values(2, 6)] int b, [Values(1, 4)] int j, [Values(0, 0.2, 9)] double first, [Values(null, 30, 45)] int? population)
    {
        (double second, double both, double runs) = (0.5, 0.3, 0.8);
        double ft = runs + (j * both), fresh = population is { } all ? 1 - ((double)a / all) : 1;
        var table = TwoWayAnova.Balanced(0, ("F", a, ft + (b * j * first)), ("T", b, ft + (a * j * second)), ft, "U", runs, j);

        // For one run per cell the interaction's component is that of the two together.
        Interval known = TwoWayComponents.Of(table, 0.95, population).Mean.Interval!.Value;
        FactorialDesign found = FactorialDesign.Of(
            [new("F", []) { Population = population }, new("T", []), new("U", ["F", "T"])],
            [new(["F"], first, 0), new(["T"], second, 0), new(["F", "T"], both, 0), new(["F", "T", "U"], runs, 1)], [a, b, j]);
        Assert.That(found.HalfWidth, Is.EqualTo((known.Upper - known.Lower) / 2).Within(1e-9).Percent, $"{fresh}");
        Assert.That(found.Variance, Is.EqualTo((fresh * first / a) + (second / b) + (both / a / b) + (runs / a / b / j)).Within(1e-12).Percent);
    }

    // E MS of a set is the trace of its projection times the covariance over its rank: products of I, J / n and I - J / n. Levels drawn from A have a
    // covariance of -1 / A. The coefficients are those for which the expected mean squares of every single component give its part of the mean.
    [Test]
    public void ExpectedMeanSquaresAreThoseOfTheProjections([Range(1, 80)] int number)
    {
        FactorialWorlds worlds = new(number);
        (PlanFactor[] drawn, PlanEffect[] effects) = worlds.Draw(3);
        int[] numbers = [.. drawn.Select(_ => worlds.Next(2, 4))];
        PlanFactor[] factors = [.. drawn.Zip(numbers, (f, n) => new PlanFactor(f.Name, f.NestedIn) { Population = f.Population is null ? null : n + worlds.Next(0, 3) })];
        FactorialDesign found = FactorialDesign.Of(factors, effects, numbers);

        Matrix<double>[] covariances = [.. effects.Select(e => Product(factors, numbers, (f, n) => !e.Factors.Contains(f.Name) ? Same(n)
            : f.Population is { } all && e.Factors.Count == f.NestedIn.Count + 1 && e.Factors.All(x => x == f.Name || f.NestedIn.Contains(x)) ? Each(n) - (Same(n) / all)
            : Each(n)))];
        Matrix<double>[] projections = [.. effects.Select(e => Product(factors, numbers, (f, n) => !e.Factors.Contains(f.Name) ? Same(n) / n
            : factors.Any(g => e.Factors.Contains(g.Name) && g.NestedIn.Contains(f.Name)) ? Each(n)
            : Each(n) - (Same(n) / n)))];
        int all = covariances[0].RowCount;
        double[] df = [.. projections.Select(p => p.Trace())];
        var expected = Matrix<double>.Build.Dense(effects.Length, effects.Length, (e, s) => covariances[e].PointwiseMultiply(projections[s]).RowSums().Sum() / df[s] / all);
        double[] ofMean = [.. covariances.Select(c => c.RowSums().Sum() / all / all)];
        double[] coefficients = [.. expected.Solve(Vector<double>.Build.Dense(ofMean))];
        double variance = effects.Zip(ofMean, (e, part) => e.Variance * part).Sum(), squares = 0;
        List<double> main = [];
        for (int s = 0; s < effects.Length; s++)
        {
            double part = coefficients[s] * effects.Select((e, k) => e.Variance * expected[k, s]).Sum();
            squares += part * part / df[s];
            bool isMain = factors.Any(f => effects[s].Factors.Count == f.NestedIn.Count + 1 && effects[s].Factors.Contains(f.Name) && f.NestedIn.All(effects[s].Factors.Contains));
            main.AddRange(isMain && coefficients[s] > 1e-9 ? [df[s]] : []);
        }

        double satterthwaite = variance * variance / squares, clipped = main.Count == 0 ? satterthwaite : Math.Clamp(satterthwaite, main.Min(), main.Sum());
        Assert.That(found.Variance, Is.EqualTo(variance).Within(1e-10));
        Assert.That(variance < 1e-12 || Math.Abs(found.DegreesOfFreedom - clipped) < 1e-6 * clipped, $"{found.DegreesOfFreedom} {clipped}");
        Assert.That(found.HalfWidth, Is.EqualTo(variance < 1e-12 ? 0 : StudentT.InvCDF(0, 1, clipped, 0.975) * Math.Sqrt(variance)).Within(1e-6));
    }

    [Test]
    public void AHeldLevelLeavesTheDesignOfTheOthers()
    {
        // One forget set: s_T^2 and s_FT^2 are one; of one training seed the unlearning seeds are left.
        PlanFactor[] factors = [new("forget", []) { Fixed = 1 }, new("train", []), new("unlearn", ["forget", "train"])];
        PlanEffect[] effects = [new(["forget"], 5, 0), new(["train"], 1, 10), new(["forget", "train"], 0.5, 0), new(["forget", "train", "unlearn"], 2, 1)];
        Assert.That(FactorialDesign.Of(factors, effects, [1, 9, 3]).HalfWidth, Is.EqualTo(new Allocation(1.5, 2, 10, 1).HalfWidth(9, 3)).Within(1e-12).Percent);
        Assert.That(FactorialDesign.Of([.. factors.Select(f => f with { Fixed = null })], effects, [1, 9, 3]).HalfWidth, Is.EqualTo(double.PositiveInfinity));
        FactorialPlan plan = FactorialPlan.ForTarget(factors, effects, 1);
        Assert.That(plan.Design!["train"], Is.EqualTo(FactorialPlan.ForTarget(
            [factors[1], new("unlearn", ["train"])], [new(["train"], 1.5, 10), new(["train", "unlearn"], 2, 1)], 1).Design!["train"]));
        Assert.That(plan.Messages[0], Is.EqualTo("forget is held at one level: the interval is for that level and says nothing about others."));
        FactorialDesign seeds = FactorialDesign.Of(
            [new("train", []) { Fixed = 1 }, new("unlearn", ["train"])], [new(["train"], 9, 1), new(["train", "unlearn"], 2, 1)], [1, 5]);
        Assert.That(seeds.HalfWidth, Is.EqualTo(StudentT.InvCDF(0, 1, 4, 0.975) * Math.Sqrt(2.0 / 5)).Within(1e-9).Percent);
    }

    [Test]
    public void APlannedDesignReachesItsHalfWidthOnAverage()
    {
        // The root mean square of 1000 half-widths, whose sampling error is about 2 % of it; the mean is covered in 95 %, with an error of .7 %.
        PlanFactor[] factors = [new("forget", []), new("train", []), new("unlearn", ["forget", "train"])];
        PlanEffect[] effects = [new(["forget"], 0.2, 0), new(["train"], 1, 10), new(["forget", "train"], 0.3, 0), new(["forget", "train", "unlearn"], 0.5, 1)];
        FactorialDesign design = FactorialPlan.ForTarget(factors, effects, 0.6).Design!;
        Worlds worlds = new(31);
        double squares = 0;
        int covered = 0;
        for (int n = 0; n < 1000; n++)
        {
            double[][][] runs = worlds.TwoWay(design["forget"], design["train"], design["unlearn"], Math.Sqrt(0.2), 1, Math.Sqrt(0.3), Math.Sqrt(0.5));
            Interval mean = TwoWayComponents.Of(new TwoWayGrid(runs)).Mean.Interval!.Value;
            squares += (mean.Upper - mean.Lower) * (mean.Upper - mean.Lower) / 4;
            covered += mean.Lower <= 0 && mean.Upper >= 0 ? 1 : 0;
        }

        double reached = Math.Sqrt(squares / 1000);
        TestContext.Out.WriteLine($"{string.Join(" x ", design.Numbers)}: planned {design.HalfWidth:F4}, reached {reached:F4}, covered {covered / 1000.0:P1}");
        Assert.That(reached, Is.EqualTo(design.HalfWidth).Within(6).Percent);
        Assert.That(covered / 1000.0, Is.InRange(0.93, 0.97));
    }

    private static Matrix<double> Product(PlanFactor[] factors, int[] numbers, Func<PlanFactor, int, Matrix<double>> of) =>
        factors.Zip(numbers, of).Aggregate(Each(1), (product, next) => product.KroneckerProduct(next));

    private static Matrix<double> Each(int n) => Matrix<double>.Build.DenseIdentity(n);

    private static Matrix<double> Same(int n) => Matrix<double>.Build.Dense(n, n, 1);
}
