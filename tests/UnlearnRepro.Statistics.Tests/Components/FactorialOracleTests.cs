using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Mean squares by definition, in loops over every value; components, tests and the mean written out for two designs; hand-worked numbers.</summary>
public class FactorialOracleTests
{
    [Test]
    public void ThreeCrossedFactorsWithRuns([Values(1, 2, 3)] int seed)
    {
        const int f = 3, a = 4, b = 2, u = 3, n = f * a * b * u;
        Table t = new([f, a, b, u], new Worlds((ulong)seed).Normals(n));
        double msF = t.Ss(x => x[0, -1, -1, -1] - x.All) / 2;
        double msA = t.Ss(x => x[-1, 1, -1, -1] - x.All) / 3;
        double msB = t.Ss(x => x[-1, -1, 2, -1] - x.All) / 1;
        double msFa = t.Ss(x => x[0, 1, -1, -1] - x[0, -1, -1, -1] - x[-1, 1, -1, -1] + x.All) / 6;
        double msFb = t.Ss(x => x[0, -1, 2, -1] - x[0, -1, -1, -1] - x[-1, -1, 2, -1] + x.All) / 2;
        double msAb = t.Ss(x => x[-1, 1, 2, -1] - x[-1, 1, -1, -1] - x[-1, -1, 2, -1] + x.All) / 3;
        double msFab = t.Ss(x => x[0, 1, 2, -1] - x[0, 1, -1, -1] - x[0, -1, 2, -1] - x[-1, 1, 2, -1]
            + x[0, -1, -1, -1] + x[-1, 1, -1, -1] + x[-1, -1, 2, -1] - x.All) / 6;
        double msU = t.Ss(x => x[0, 1, 2, 3] - x[0, 1, 2, -1]) / (f * a * b * (u - 1));

        FactorialComponents c = t.Of([new("F", f), new("A", a), new("B", b), new("U", u, "F", "A", "B")]);
        Is_(c.Anova, ["F", "A", "B", "F x A", "F x B", "A x B", "F x A x B", "U"], [msF, msA, msB, msFa, msFb, msAb, msFab, msU], [2, 3, 1, 6, 2, 3, 6, 48]);
        double[] components =
        [
            (msF - msFa - msFb + msFab) / (a * b * u), (msA - msFa - msAb + msFab) / (f * b * u), (msB - msFb - msAb + msFab) / (f * a * u),
            (msFa - msFab) / (b * u), (msFb - msFab) / (a * u), (msAb - msFab) / (f * u), (msFab - msU) / u, msU,
        ];
        Assert.That(c.Components.Select(x => x.Variance.Raw), Is.EqualTo(components).Within(1e-12));
        Assert.That(c.TotalVariance.Raw, Is.EqualTo(components.Sum()).Within(1e-12));

        // No mean square has the mean of MS_A less its component; that of A x B has F x A x B's.
        double upper = msA + msFab, lower = msFa + msAb, df1 = upper * upper / ((msA * msA / 3) + (msFab * msFab / 6)), df2 = lower * lower / ((msFa * msFa / 6) + (msAb * msAb / 3));
        FactorialTest ofA = c.Tests[1], ofAb = c.Tests[5];
        Assert.That((ofA.Effect, ofA.IsExact, ofA.Ratio), Is.EqualTo(("A", false, "(MS_A + MS_F x A x B) / (MS_F x A + MS_A x B)")));
        Assert.That((double[])[ofA.F, ofA.Df1, ofA.Df2, ofA.PValue], Is.EqualTo((double[])[upper / lower, df1, df2, 1 - FisherSnedecor.CDF(df1, df2, upper / lower)]).Within(1e-10));
        Assert.That((ofAb.IsExact, ofAb.Ratio, ofAb.Df1, ofAb.Df2), Is.EqualTo((true, "MS_A x B / MS_F x A x B", 3.0, 6.0)));
        Assert.That(ofAb.F, Is.EqualTo(msAb / msFab).Within(1e-12).Percent);
        Assert.That(c.Tests, Has.Count.EqualTo(7), "the residual has no test");

        // The mean: parts cut at 0, Satterthwaite's degrees of freedom of MS_F + MS_A + MS_B - MS_FA - MS_FB - MS_AB + MS_FAB, between 1 and 6.
        int[] draws = [f, a, b, f * a, f * b, a * b, f * a * b, n];
        double variance = components.Zip(draws, (s, k) => Math.Max(0, s) / k).Sum();
        double squares = new[] { (msF, 2), (msA, 3), (msB, 1), (msFa, 6), (msFb, 2), (msAb, 3), (msFab, 6) }.Sum(x => Math.Pow(x.Item1 / n, 2) / x.Item2);
        double half = StudentT.InvCDF(0, 1, Math.Clamp(variance * variance / squares, 1, 6), 0.975) * Math.Sqrt(variance);
        Assert.That(c.Mean.Interval!.Value.HalfWidth, Is.EqualTo(half).Within(1e-9));
        Assert.That((c.Mean.Method, c.Largest!.InMean), Is.EqualTo(("t, Satterthwaite", c.Components.Max(x => x.InMean))));
    }

    [Test]
    public void CrossedFactorsNestedInPartitions([Values(1, 2, 3)] int seed)
    {
        const int p = 4, f = 2, s = 3, u = 2, n = p * f * s * u;
        Table t = new([p, f, s, u], new Worlds((ulong)seed).Normals(n, -5));
        double msP = t.Ss(x => x[0, -1, -1, -1] - x.All) / 3;
        double msF = t.Ss(x => x[0, 1, -1, -1] - x[0, -1, -1, -1]) / (p * (f - 1));
        double msT = t.Ss(x => x[0, -1, 2, -1] - x[0, -1, -1, -1]) / (p * (s - 1));
        double msFt = t.Ss(x => x[0, 1, 2, -1] - x[0, 1, -1, -1] - x[0, -1, 2, -1] + x[0, -1, -1, -1]) / (p * (f - 1) * (s - 1));
        double msU = t.Ss(x => x[0, 1, 2, 3] - x[0, 1, 2, -1]) / (p * f * s * (u - 1));

        FactorialComponents c = t.Of([new("P", p), new("F", f, "P"), new("T", s, "P"), new("U", u, "F", "T")]);
        Is_(c.Anova, ["P", "F", "T", "F x T", "U"], [msP, msF, msT, msFt, msU], [3, 4, 8, 8, 24]);
        Assert.That(c.Components.Select(x => x.Variance.Raw), Is.EqualTo((double[])
            [(msP - msF - msT + msFt) / (f * s * u), (msF - msFt) / (s * u), (msT - msFt) / (f * u), (msFt - msU) / u, msU]).Within(1e-12));
        Assert.That(c.Anova.Effects[3].Factors, Is.EqualTo(new[] { "P", "F", "T" }));

        // One outermost factor: Student's t on the partitions' means.
        double[] means = [.. Enumerable.Range(0, p).Select(k => t.Mean([k, -1, -1, -1]))];
        double error = Math.Sqrt(means.Sum(m => Math.Pow(m - means.Average(), 2)) / (p - 1) / p);
        Assert.That(c.Mean.Interval!.Value.HalfWidth, Is.EqualTo(StudentT.InvCDF(0, 1, p - 1, 0.975) * error).Within(1e-9));
        Assert.That(c.Mean.Method, Is.EqualTo("t on the means of P"));
        Assert.That(c.Tests.Select(x => x.IsExact), Is.EqualTo(new[] { false, true, true, true }));
    }

    [Test]
    public void PopulationsInTheDesignAddNoError()
    {
        // All ten of ten classes, crossed with seeds and orders: F's part is 0, that of F x A is whole. Both finite: 1 - (5 x 4) / (10 x 8) for the pair.
        double[] y = new Worlds(9).Normals(10 * 4 * 3);
        FactorialComponents all = FactorialComponents.Of(new FactorialGrid([new("F", 10) { Population = 10 }, new("A", 4), new("B", 3)], y));
        Assert.That(all.Components[0].InMean, Is.Zero);
        Assert.That(all.Components[3].InMean, Is.EqualTo(all.Components[3].Variance.Value / 40).Within(1e-14));
        FactorialComponents two = FactorialComponents.Of(
            new FactorialGrid([new("F", 5) { Population = 10 }, new("A", 4) { Population = 8 }, new("B", 6)], y));
        double[] fresh = [0.5, 0.5, 1, 0.75, 1, 1, 1], draws = [5, 4, 6, 20, 30, 24, 120];
        Assert.That(two.Components.Select(c => c.InMean), Is.EqualTo(two.Components.Select((c, k) => c.Variance.Value * fresh[k] / draws[k])).Within(1e-14));

        // Partitions that are all there are: what is left is their models, p (b - 1) degrees of freedom.
        FactorialComponents nested = FactorialComponents.Of(new FactorialGrid([new("P", 10) { Population = 10 }, new("T", 4, "P"), new("U", 3, "T")], y));
        Assert.That(nested.Mean.Interval!.Value.HalfWidth, Is.EqualTo(
            StudentT.InvCDF(0, 1, 30, 0.975) * Math.Sqrt(nested.Anova.Effects[1].MeanSquare / 120)).Within(1e-9));
    }

    [Test]
    public void RawComponentsAreUnbiased()
    {
        // 4000 studies of 3 x 4 x 3 x 2; four standard errors, measured from the studies themselves.
        double[] truth = [0.3, 0.5, 0, 0.2, 0.1, 0, 0.4, 0.6];
        Worlds worlds = new(77);
        Factor[] factors = [new("F", 3), new("A", 4), new("B", 3), new("U", 2, "F", "A", "B")];
        double[][] raw = [.. Enumerable.Range(0, 4000).Select(_ => FactorialComponents.Of(new FactorialGrid(factors, worlds.Factorial(factors, truth)))
            .Components.Select(c => c.Variance.Raw).ToArray())];
        for (int k = 0; k < truth.Length; k++)
        {
            double mean = raw.Average(r => r[k]), error = Math.Sqrt(raw.Average(r => Math.Pow(r[k] - mean, 2)) / raw.Length);
            Assert.That(mean, Is.EqualTo(truth[k]).Within(4 * error), $"component {k}");
        }
    }

    private static void Is_(FactorialAnova table, string[] names, double[] meanSquares, int[] df)
    {
        Assert.That(table.Effects.Select(e => e.Name), Is.EqualTo(names));
        Assert.That(table.Effects.Select(e => e.Df), Is.EqualTo(df));
        Assert.That(table.Effects.Select(e => e.MeanSquare), Is.EqualTo(meanSquares).Within(1e-12));
    }

    // Values of four factors; Ss sums the square of a combination of marginal means over all values, each mean by a loop over all values.
    private sealed class Table(int[] levels, double[] values)
    {
        private readonly Dictionary<(int, int, int, int), double> known = [];

        public FactorialComponents Of(IReadOnlyList<Factor> factors) => FactorialComponents.Of(new FactorialGrid(factors, values));

        public double Ss(Func<At, double> effect) => Enumerable.Range(0, values.Length).Sum(n => Math.Pow(effect(new At(this, Index(n))), 2));

        public double Mean(int[] at) => known.TryGetValue((at[0], at[1], at[2], at[3]), out double mean) ? mean : known[(at[0], at[1], at[2], at[3])] =
            values.Where((_, n) => Index(n).Zip(at).All(x => x.Second < 0 || x.First == x.Second)).Average();

        private int[] Index(int n) =>
            [n / (levels[1] * levels[2] * levels[3]), n / (levels[2] * levels[3]) % levels[1], n / levels[3] % levels[2], n % levels[3]];
    }

    // The means that one value belongs to: a factor's number keeps its level, -1 averages over it.
    private sealed record At(Table Table, int[] Levels)
    {
        public double All => this[-1, -1, -1, -1];

        public double this[int a, int b, int c, int d] => Table.Mean([.. new[] { a, b, c, d }.Select(k => k < 0 ? -1 : Levels[k])]);
    }
}
