using System.Collections;
using System.Diagnostics;
using System.Reflection;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Statistics.SeedMeans;

namespace UnlearnRepro.Statistics.Tests;

public class BootstrapTTests
{
    private static readonly double[] Five = [0.1, 0.7, 0.8, 1.9, 4.0];

    [Test]
    public void AgreesWithAllResamplesOfFiveSeeds()
    {
        // The exact law: all 5^5 resamples with equal weight. A bound is an order statistic of 9999 draws from it, so that the exact mass
        // beyond is .025 with standard error .0016; four of them .0063, and .001 for the steps of the law.
        double mean = Five.Average(), error = Error(Five);
        double[] law = [.. All(5).Select(pick =>
        {
            double[] x = [.. pick.Select(k => Five[k])];
            return pick.Distinct().Count() == 1 ? double.CopySign(double.PositiveInfinity, x[0] - mean) : (x.Average() - mean) / Error(x);
        })];
        Interval interval = BootstrapT.OfMean(Grid(Five), seed: 1).Interval!.Value;
        double high = (mean - interval.Lower) / error, low = (mean - interval.Upper) / error;
        Assert.That(law.Count(t => t > high) / 3125.0, Is.EqualTo(0.025).Within(0.0073));
        Assert.That(law.Count(t => t < low) / 3125.0, Is.EqualTo(0.025).Within(0.0073));
        Assert.That(high, Is.Not.EqualTo(-low).Within(0.5), "or the tails are not told apart");
    }

    [Test]
    public void SeedDecides()
    {
        SeedGrid grid = Grid(new Worlds(60).Normals(12));
        Interval a = BootstrapT.OfMean(grid, 7).Interval!.Value;
        Assert.That(BootstrapT.OfMean(grid, 7).Interval, Is.EqualTo(a));
        Assert.That(BootstrapT.OfMean(grid, 8).Interval, Is.Not.EqualTo(a));
    }

    [TestCase(2)]
    [TestCase(3)]
    public void FewSeedsHaveNoInterval(int seeds)
    {
        // A share 2^-1 or 3^-2 of the resamples repeats one value, more than the two tails hold.
        Estimate e = BootstrapT.OfMean(Grid([.. Five.Take(seeds)]), 1);
        Assert.That((e.Status, e.Interval), Is.EqualTo((Status.TooFewSeeds, (Interval?)null)));
        Assert.That(e.Value, Is.EqualTo(Five.Take(seeds).Average()).Within(1e-12));
        Assert.That(e.Reason, Does.Contain(seeds == 2 ? "50" : "11").And.Contain("no spread"));
    }

    [Test]
    public void EdgesHaveAStatus()
    {
        Assert.That(BootstrapT.OfMean(new SeedGrid([[1.0, 2.0]]), 1).Status, Is.EqualTo(Status.TooFewSeeds));
        Estimate equal = BootstrapT.OfMean(Grid([0.3, 0.3, 0.3, 0.3]), 1);
        Assert.That((equal.Status, equal.Interval), Is.EqualTo((Status.Degenerate, (Interval?)new Interval(0.3, 0.3))));

        // Nine equal seeds and one collapsed: .9^10 = .35 of the resamples miss it.
        Estimate collapsed = BootstrapT.OfMean(Grid([.. Enumerable.Repeat(0.9, 9), 0.1]), 1);
        Assert.That((collapsed.Status, collapsed.Interval), Is.EqualTo((Status.TooFewSeeds, (Interval?)null)));
        Assert.That(() => BootstrapT.OfMean(Grid(Five), 1, replicates: 10), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void CoversWhereStudentDoes_AndBetterForSkewedSeedMeans()
    {
        // 400 grids of 10 seeds: standard error .011 at .95, four of them .044; 199 replicates cost less than .01. Student and bootstrap
        // see the same grids, so that their difference scatters less.
        Worlds worlds = new(61);
        (double normal, _) = Coverage(worlds, z => z, 0);
        (double skewed, double student) = Coverage(worlds, Math.Exp, Math.Exp(0.5));
        TestContext.Out.WriteLine($"normal {normal:F3}; lognormal {skewed:F3}, Student {student:F3}");
        Assert.That(normal, Is.EqualTo(0.95).Within(0.054));
        Assert.That(skewed, Is.GreaterThan(student + 0.03).And.GreaterThan(0.85));
    }

    [Test]
    public void ThePapersGridTakesNoTime()
    {
        SeedGrid grid = new Worlds(62).Grid(75, 10, 0.5);
        BootstrapT.OfMean(grid, 1);
        Stopwatch watch = Stopwatch.StartNew();
        BootstrapT.OfMean(grid, 1, 10_000);
        TestContext.Out.WriteLine($"10 000 replicates of 75 x 10: {watch.Elapsed.TotalMilliseconds:F1} ms");

        // An optimised build needs .04 s; without optimisation, with coverage counted and other tests beside, twenty times that.
        Assert.That(watch.Elapsed.TotalSeconds, Is.LessThan(10));
    }

    [Test]
    public void NothingPublicResamplesFlatNumbers()
    {
        // What resamples takes a seed. Whatever takes one takes grids, never a bare sequence of numbers; sign flips take one difference per
        // training seed and resample nothing.
        IEnumerable<MethodBase> resampling = typeof(SeedGrid).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods().Cast<MethodBase>())
            .Where(method => method.GetParameters().Any(p => p.ParameterType == typeof(ulong) || p.ParameterType == typeof(SplitMix64)))
            .Where(method => method.DeclaringType != typeof(SplitMix64) && method.DeclaringType != typeof(SignFlip));
        foreach (MethodBase method in resampling)
        {
            Assert.That(
                method.GetParameters().Select(p => p.ParameterType).Where(t => t.IsAssignableTo(typeof(IEnumerable))
                    && (t.IsArray ? [t.GetElementType()!] : t.GetGenericArguments()).Contains(typeof(double))),
                Is.Empty, $"{method.DeclaringType}.{method.Name}");
        }

        Assert.That(resampling.Select(m => m.DeclaringType), Does.Contain(typeof(BootstrapT)));
    }

    private static (double Bootstrap, double Student) Coverage(Worlds worlds, Func<double, double> shape, double truth)
    {
        int bootstrap = 0, student = 0;
        for (int n = 0; n < 400; n++)
        {
            SeedGrid grid = Grid([.. worlds.Normals(10).Select(shape)]);
            bootstrap += BootstrapT.OfMean(grid, (ulong)n, 199).Interval!.Value.Contains(truth) ? 1 : 0;
            student += VarianceComponents.Of(grid).Mean.Interval!.Value.Contains(truth) ? 1 : 0;
        }

        return (bootstrap / 400.0, student / 400.0);
    }

    private static SeedGrid Grid(double[] means) => new([.. means.Select(m => new[] { m })]);

    private static double Error(double[] x) => Math.Sqrt(x.Sum(v => Math.Pow(v - x.Average(), 2)) / (x.Length - 1) / x.Length);

    private static IEnumerable<int[]> All(int n) =>
        Enumerable.Range(0, (int)Math.Pow(n, n)).Select(code => (int[])[.. Enumerable.Range(0, n).Select(k => code / (int)Math.Pow(n, k) % n)]);
}
