using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Distributions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class KolmogorovSmirnovTests
{
    private static KolmogorovSmirnov Ks(double[] a, double[] b) => KolmogorovSmirnov.Of(new SeedGrid([.. a.Select(x => new[] { x })]), new References(b));

    [Test]
    public void SeparatedThreeAndThree()
    {
        // Two of C(6, 3) = 20 choices are separated.
        KolmogorovSmirnov ks = Ks([1, 2, 3], [4, 5, 6]);
        Assert.That(ks.Distance.Value, Is.EqualTo(1));
        Assert.That(ks.PValue, Is.EqualTo(0.1).Within(1e-15));
        Assert.That(ks.MinimumP, Is.EqualTo(0.1).Within(1e-15));
        Assert.That(ks.Differ().Decision, Is.EqualTo(Decision.Undecided));
    }

    // P(D >= 4/5) for n = m = 5 is 20 / 252 (Massey 1952).
    [Test]
    public void TabledFiveAndFive() => Assert.That(Ks([1, 2, 3, 4, 6], [5, 7, 8, 9, 10]).PValue, Is.EqualTo(20 / 252.0).Within(1e-15));

    [TestCase(new[] { 1.0, 2, 2, 3 }, new[] { 2.0, 3, 3, 4, 5 })]
    [TestCase(new[] { 1.0, 1, 2, 5 }, new[] { 0.0, 1, 2, 2, 2 })]
    [TestCase(new[] { 0.3, 0.7, 0.9, 4 }, new[] { 0.1, 0.2, 0.5, 0.6, 1 })]
    [TestCase(new[] { 0.1 + 0.2, 1, 1, 1 }, new[] { 0.3, 0.3, 2, 2, 2 })]
    public void CountsEveryExchange(double[] a, double[] b)
    {
        // D of each of the 126 choices from the definition, times n m = 20 and rounded so that equal ones compare equal.
        double[] pooled = [.. a.Concat(b).Select(x => Math.Round(x, 9))];
        double Distance(int[] chosen)
        {
            int[] rest = [.. Enumerable.Range(0, 9).Except(chosen)];
            return Math.Round(20 * pooled.Max(x => Math.Abs((chosen.Count(k => pooled[k] <= x) / 4.0) - (rest.Count(k => pooled[k] <= x) / 5.0))));
        }

        int[][] choices = [.. Enumerable.Range(0, 512).Select(code => Enumerable.Range(0, 9).Where(k => ((code >> k) & 1) == 1).ToArray()).Where(c => c.Length == 4)];
        double observed = Distance([0, 1, 2, 3]), most = choices.Max(Distance);
        KolmogorovSmirnov ks = Ks(a, b);
        Assert.That(ks.Distance.Value * 20, Is.EqualTo(observed).Within(1e-12));
        Assert.That(ks.PValue, Is.EqualTo(choices.Count(c => Distance(c) >= observed) / 126.0).Within(1e-12));
        Assert.That(ks.MinimumP, Is.EqualTo(choices.Count(c => Distance(c) >= most) / 126.0).Within(1e-12));
    }

    [Test]
    public void LimitLawOfTheTable()
    {
        // Quantiles of Kolmogorov's law: .8276 (.50), 1.2238 (.90), 1.3581 (.95), 1.6276 (.99). D sqrt(n m / (n + m)) with n = m = 200 is 10 D.
        double At(int shift) => Ks([.. Enumerable.Range(0, 200).Select(k => (double)k)], [.. Enumerable.Range(0, 200).Select(k => k + shift - 0.5)]).AsymptoticP;
        // Shifts of 16 and 17 rows give 10 D = .8 and .85, 27 and 28 give 1.35 and 1.4.
        Assert.That((At(16) > 0.5, At(17) < 0.5, At(27) > 0.05, At(28) < 0.05), Is.EqualTo((true, true, true, true)));
        // The two series of the law: at x = .95 and 1.05, from the alternating one.
        double Series(double x) => 2 * Enumerable.Range(1, 50).Sum(k => Math.Pow(-1, k - 1) * Math.Exp(-2 * k * k * x * x));
        Assert.That((At(19), At(21)), Is.EqualTo((Series(0.95), Series(1.05))).Using<(double, double)>((p, q) =>
            Math.Abs(p.Item1 - q.Item1) < 1e-12 && Math.Abs(p.Item2 - q.Item2) < 1e-12));
    }

    [Test]
    public void ExactNearsTheLimitForManySeeds()
    {
        // The limit is too large by about D-lattice corrections of a few percent at n = m = 300.
        double[] a = [.. Enumerable.Range(0, 300).Select(k => (double)k)], b = [.. a.Select(x => x + 33.5)];
        KolmogorovSmirnov ks = Ks(a, b);
        Assert.That(ks.PValue / ks.AsymptoticP, Is.EqualTo(1).Within(0.08));
    }

    [Test]
    public void SmallProbabilitiesKeepTheirDigits()
    {
        // 2 / C(80, 40) = 2 / 107507208733336176461620.
        double[] a = [.. Enumerable.Range(0, 40).Select(k => (double)k)], b = [.. a.Select(x => x + 100)];
        Assert.That(Ks(a, b).PValue * 1.07507208733336176461620e23, Is.EqualTo(2).Within(1e-9));
    }

    [Test]
    public void EqualValuesDecideNothing()
    {
        KolmogorovSmirnov ks = Ks([1, 1], [1, 1, 1]);
        Assert.That((ks.Distance.Status, ks.PValue, ks.MinimumP, ks.Differ().Decision), Is.EqualTo((Status.Degenerate, 1.0, 1.0, Decision.Undecided)));
    }
}
