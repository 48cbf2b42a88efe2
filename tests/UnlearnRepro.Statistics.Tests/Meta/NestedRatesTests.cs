using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Meta;

/// <summary>
/// Three nested levels of unequal sizes, normal: how often F tests of 5 % reject without a component, and what is covered where shapes are at their worst. 1600
/// studies: the standard error of .05 and .95 is .0054.
/// </summary>
public class NestedRatesTests
{
    private const double Error = 0.0054;

    // Runs of each middle unit, by outer level.
    private static readonly Dictionary<string, int[][]> Shapes = new()
    {
        ["10 x 3 x 3 less 9 runs"] = [.. Enumerable.Range(0, 10).Select(i => new[] { 3, i % 2 == 0 ? 2 : 3, i % 3 == 0 ? 2 : 3 })],
        ["5 outer levels of 2 to 5"] = [[2, 1], [4, 1, 3, 2, 1], [1, 1, 2], [3, 4, 4, 1], [2, 2]],
        ["10 and 1 middle units in turn"] = [.. Enumerable.Range(0, 10).Select(i => Enumerable.Repeat(3, i % 2 == 0 ? 10 : 1).ToArray())],
        ["20 and 1 runs by outer level"] = [.. Enumerable.Range(0, 10).Select(i => Enumerable.Repeat(i % 2 == 0 ? 20 : 1, 4).ToArray())],
        ["2 of 1 run, 8 of 20"] = [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? [1, 1] : Enumerable.Repeat(20, 8).ToArray())],
        ["2 of 20 runs, 8 of 1"] = [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? [20, 20] : Enumerable.Repeat(1, 8).ToArray())],
        ["1 and 20 runs side by side"] = [.. Enumerable.Repeat((int[])[1, 20, 1, 20], 10)],
    };

    private static string[] Names => [.. Shapes.Keys];

    [Test]
    public void TheOuterTestKeepsItsSize([ValueSource(nameof(Names))] string shape, [Values(0, 0.1, 0.5)] double middle)
    {
        double share = Share(shape, 0, middle, c => c.Tests[0].PValue <= 0.05);
        TestContext.Out.WriteLine(FormattableString.Invariant($"{share:F3}"));
        Assert.That(share, Is.LessThanOrEqualTo(0.05 + (3 * Error)));
    }

    [Test]
    public void TheMiddleTestIsExact([ValueSource(nameof(Names))] string shape, [Values(0, 0.5)] double outer) =>
        Assert.That(Share(shape, outer, 0, c => c.Tests[1].PValue <= 0.05), Is.InRange(0.05 - (3 * Error), 0.05 + (3 * Error)));

    /// <summary>The check on the check: MS_T / MS_U, the test of balanced designs, does not keep its size. 2.12 is the 95 % quantile of F_9,40.</summary>
    [Test]
    public void TheRatioOfTheTwoMeanSquaresWouldNotDo() =>
        Assert.That(Share("2 of 1 run, 8 of 20", 0, 0.5, c => c.Anova.MsT / c.Anova.MsU > 2.12), Is.Not.InRange(0.01, 0.1));

    // Where docs/statistics.md says that the weak spot is.
    [TestCase(0, 0, "total", 0.89, 0.94)]
    [TestCase(0, 0.3, "total", 0.93, 0.97)]
    [TestCase(0.5, 0.3, "total", 0.93, 0.97)]
    [TestCase(0, 0, "mean", 0.93, 0.97)]
    [TestCase(0, 0, "component T", 0.97, 1)]
    public void RunsThatDifferMuchSideBySideAreTheWeakSpot(double outer, double middle, string column, double least, double most) => Assert.That(
        Share("1 and 20 runs side by side", outer, middle, c => Covers(c, outer, middle)[column]), Is.InRange(least, most));

    [Test]
    [Explicit]
    [Category("Long")]
    public void IntervalsOfAllShapesKeepTheirPromise() => Assert.Multiple(() =>
    {
        // 8000 studies: standard errors .0024 and, of .975, .0017.
        foreach ((double outer, double middle) in new[] { (0, 0), (0, 0.3), (0.1, 0), (0.1, 0.3), (0.5, 0.1), (0.5, 0.3) })
        {
            foreach (string shape in Names)
            {
                Dictionary<string, int> held = [];
                for (int n = 0; n < 8000; n++)
                {
                    foreach ((string column, bool covered) in Covers(Draw(shape, outer, middle, Random(shape, outer, middle, n)), outer, middle))
                    {
                        held[column] = held.GetValueOrDefault(column) + (covered ? 1 : 0);
                    }
                }

                TestContext.Out.WriteLine(FormattableString.Invariant($"{shape}, {outer}, {middle}: {string.Join(", ", held.Select(h => $"{h.Key} {h.Value / 8000.0:F3}"))}"));
                foreach ((string column, int number) in held.Where(_ => shape != "1 and 20 runs side by side" || middle > 0))
                {
                    bool isNull = (column.EndsWith('P') && outer == 0) || (column.EndsWith('T') && middle == 0);
                    Assert.That(number / 8000.0, Is.InRange(isNull ? 0.975 - 0.0051 : 0.93 - 0.0072, isNull ? 1 : column == "mean" ? 0.985 : 0.98), $"{shape}, {outer}, {middle}: {column}");
                }
            }
        }
    });

    private static Dictionary<string, bool> Covers(NestedComponents c, double outer, double middle)
    {
        double[] truth = [outer, middle, 1 - outer - middle];
        Dictionary<string, bool> held = new() { ["total"] = Holds(c.TotalVariance, 1), ["mean"] = Holds(c.Mean, 0) };
        for (int k = 0; k < truth.Length; k++)
        {
            held[$"component {"PTU"[k]}"] = Holds(c.Components[k].Variance, truth[k]);
            held[$"share {"PTU"[k]}"] = Holds(c.Components[k].Share, truth[k]);
        }

        return held;

        static bool Holds(Estimate e, double truth) => e.Interval is { } i && i.Contains(truth);
    }

    private static double Share(string shape, double outer, double middle, Func<NestedComponents, bool> held) =>
        Enumerable.Range(0, FactorCoverage.Studies).Count(n => held(Draw(shape, outer, middle, Random(shape, outer, middle, n)))) / (double)FactorCoverage.Studies;

    private static Worlds Random(string shape, double outer, double middle, int n) => World.Random(FormattableString.Invariant($"nested {shape} {outer} {middle} {n}"));

    private static NestedComponents Draw(string shape, double outer, double middle, Worlds random) =>
        NestedComponents.Of(new EvaluationGrid(random.Nested(Shapes[shape], Math.Sqrt(outer), Math.Sqrt(middle), Math.Sqrt(1 - outer - middle))));
}
