using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// What is promised in normal worlds of 5 to 20 levels: .93 to .98 for components, total and shares, .93 to .985 for the crossed mean. 1600 studies:
/// the standard error of .95 is .0054, of .975 .0039; at a truth of 0 an interval is missed from above only, which is .975. Three crossed factors of
/// 3 levels are there to show that the mean and a component of 0 are then covered too often.
/// </summary>
public class FactorCoverageTests
{
    private const double Error = 0.0054, AtZero = 0.0039;

    [Test]
    public void IntervalsOfThreeFactorsKeepTheirPromise() => Assert.Multiple(() =>
    {
        foreach (FactorShare c in FactorCoverage.All.Where(c => c.World == World.Normal))
        {
            Holds(c, Error, AtZero);
        }
    });

    [Test]
    public void TheTableDoesNotDependOnThreads()
    {
        FactorDesign design = new CrossedDesign(5, 5, 1);
        Assert.That(
            FactorCoverage.Of(design, World.Normal, 0.1, FactorCoverage.Studies),
            Is.EqualTo(FactorCoverage.All.Where(c => c.Design == design && c.World == World.Normal && c.Part == 0.1)));
    }

    [TestCase(5, 0.7)]
    [TestCase(5, 0.3)]
    [TestCase(10, 0.7)]
    [TestCase(10, 0)]
    public void TheMeanOverAFinitePopulationIsCovered(int of, double second)
    {
        // The first few of ten classes, 8 seeds, one run: 1600 studies, three standard errors around what is promised. All ten: Student's t, exact.
        Worlds random = World.Random(FormattableString.Invariant($"population {of} {second}"));
        int covered = 0;
        for (int n = 0; n < FactorCoverage.Studies; n++)
        {
            double[] classes = random.Normals(10, 0, 0.7), seeds = random.Normals(8, 0, second);
            TwoWayGrid grid = new([.. classes.Take(of).Select(c => (double[][])[.. seeds.Select(seed => random.Normals(1, c + seed, 0.4))])]);
            covered += TwoWayComponents.Of(grid, 0.95, 10).Mean.Interval!.Value.Contains(classes.Average()) ? 1 : 0;
        }

        (double least, double most) = of == 10 ? (0.95, 0.95) : (0.93, 0.985);
        Assert.That(covered / (double)FactorCoverage.Studies, Is.InRange(least - (3 * Error), most + (3 * Error)));
    }

    [TestCase(5, 0.7)]
    [TestCase(5, 0.3)]
    [TestCase(10, 0.7)]
    [TestCase(10, 0)]
    public void TheMeanOverAFinitePopulationOfThreeFactorsIsCovered(int of, double second)
    {
        // Ten classes or the first few, crossed with 6 initialisations and 5 orders: no exact t, Satterthwaite's of what the classes leave.
        Worlds random = World.Random(FormattableString.Invariant($"population of three {of} {second}"));
        Factor[] all = [new("F", 10), new("A", 6), new("B", 5)], factors = [all[0] with { Levels = of, Population = 10 }, all[1], all[2]];
        int covered = 0;
        for (int n = 0; n < FactorCoverage.Studies; n++)
        {
            double[] classes = random.Normals(10, 0, 0.7), y = random.Factorial(all, [0, second, second, 0.1, 0.1, 0.1, 0.2]);
            double[] run = [.. y[..(of * 30)].Select((v, k) => v + classes[k / 30])];
            covered += FactorialComponents.Of(new FactorialGrid(factors, run)).Mean.Interval!.Value.Contains(classes.Average()) ? 1 : 0;
        }

        TestContext.Out.WriteLine(FormattableString.Invariant($"{of} of 10, second {second}: {covered / (double)FactorCoverage.Studies:F3}"));
        Assert.That(covered / (double)FactorCoverage.Studies, Is.InRange(0.93 - (3 * Error), 0.985 + (3 * AtZero)));
    }

    [Test]
    public void TheFirstFactorsSeedMeansAloneWouldNotDo()
    {
        // The check on the check: a t interval over the means of F's levels takes T's part of the error for none, as crossing read as nesting does.
        Worlds random = World.Random("crossing read as nesting");
        int covered = Enumerable.Range(0, 1000).Count(_ =>
        {
            double[][][] y = random.TwoWay(10, 5, 1, 0.3, 0.7, 0.3, 0.3);
            return VarianceComponents.Of(new SeedGrid([.. y.Select(row => row.Select(runs => runs[0]).ToArray())])).Mean.Interval!.Value.Contains(0);
        });
        Assert.That(covered / 1000.0, Is.LessThan(0.6));
    }

    // Where docs/statistics.md says that they are. 800 studies: three standard errors of .8 are .042.
    [TestCase("t3", "10 x 10 x 3", 0.5, "s_F²", 0.72, 0.88)]
    [TestCase("t3", "10 x 10 x 3", 0.5, "mean", 0.93, 0.98)]
    [TestCase("collapse", "10 x 10 x 3", 0, "s_T²", 0.4, 0.65)]
    [TestCase("collapse", "10 x 10 x 3", 0, "mean", 0.6, 0.8)]
    [TestCase("unequal noise", "10 x 10 x 3", 0.5, "s_F²", 0.92, 0.97)]
    [TestCase("normal", "10 x 10 x 1-20", 0, "s_FT²", 0.85, 0.93)]
    [TestCase("normal", "3 x 3 x 3", 0, "mean", 0.97, 1)]
    [TestCase("t3", "10 > 2-5 > 1-4", 0.5, "s_P²", 0.79, 0.89)]
    [TestCase("collapse", "10 > 2-5 > 1-4", 0.5, "s_P²", 0.59, 0.72)]
    [TestCase("collapse", "10 > 2-5 > 1-4", 0.5, "mean", 0.8, 0.9)]
    [TestCase("unequal noise", "10 > 2-5 > 1-4", 0, "s_U²", 0.65, 0.75)]
    [TestCase("unequal noise", "10 > 2-5 > 1-4", 0.5, "mean", 0.93, 0.98)]
    public void WeakSpotsAreWhereThePageSaysTheyAre(string world, string design, double part, string column, double least, double most) => Assert.That(
        FactorCoverage.All.Single(c => (c.World.Name, c.Design.Name, c.Part, c.Column) == (world, design, part, column)).Share, Is.InRange(least, most));

    [Test]
    [Explicit]
    [Category("Long")]
    public void IntervalsOfAllSizesKeepTheirPromise()
    {
        // 4000 studies of each: standard errors .0034 and .0025.
        int[] sizes = [5, 10, 20];
        FactorDesign[] designs =
        [
            .. from a in sizes from b in sizes from j in new[] { 1, 3 } select new CrossedDesign(a, b, j),
            .. from size in new[] { (5, 10), (10, 10), (5, 20), (20, 20) } from j in new[] { 1, 3 } from gone in new[] { 0.1, 0.2 } select new CrossedDesign(size.Item1, size.Item2, j, gone),
            .. from i in sizes from j in new[] { 2, 3, 5 } from k in new[] { 2, 3 } select new NestedDesign(i, j, k),
            .. from i in sizes from shape in new[] { (3, 2, 1, 1), (5, 4, 2, 1), (10, 10, 1, 1), (20, 5, 14, 3), (20, 20, 1, 1) }
               select new NestedDesign(i, shape.Item1, shape.Item2, shape.Item3, shape.Item4),
            .. from size in new[] { (5, 5, 5), (5, 10, 5), (10, 5, 5), (10, 10, 5), (10, 10, 10), (20, 5, 5) } select new ThreeWayDesign(size.Item1, size.Item2, size.Item3),
        ];
        FactorShare[] all = [.. (from design in designs from part in FactorCoverage.Parts select (design, part)).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .SelectMany(x => FactorCoverage.Of(x.design, World.Normal, x.part, 4000))];
        foreach (IGrouping<(string, double), FactorShare> column in all.GroupBy(c => (c.Column, c.Part)))
        {
            FactorShare least = column.MinBy(c => c.Share)!, most = column.MaxBy(c => c.Share)!;
            TestContext.Out.WriteLine(FormattableString.Invariant($"{column.Key.Item1} at {column.Key.Item2}: {least.Share:F3} ({least.Design}) to {most.Share:F3} ({most.Design})"));
        }

        Assert.Multiple(() =>
        {
            foreach (FactorShare c in all)
            {
                Holds(c, 0.0034, 0.0025);
            }
        });
    }

    // The promise, with three standard errors of what an exact interval would have around its edges.
    private static void Holds(FactorShare c, double error, double atZero)
    {
        bool atNull = c.Part == 0 && c.Column is "s_F²" or "share F" or "s_P²" or "share P";
        bool few = c.Design is ThreeWayDesign { F: 3 };
        (double least, double most) = c.Column switch
        {
            "F test rejects" => (0, c.Part == 0 ? 0.05 + (3 * error) : 1),
            "s_FT²" or "share FT" when c.Design is CrossedDesign { Ragged: true } => (0.87, 0.98),
            _ when few && (atNull || c.Column == "mean") => (0.95, 1),
            _ when atNull && c.Design is NestedDesign { IsUnequal: true } => (0.95, 1),
            _ when atNull => (0.95, 0.975 + (3 * atZero)),
            "mean" => (0.93 - error, 0.985 + atZero),
            _ => (0.93 - error, 0.98 + atZero),
        };
        Assert.That(c.Share, Is.InRange(least, most), $"{c.Design}, first {c.Part}: {c.Column}");
    }
}
