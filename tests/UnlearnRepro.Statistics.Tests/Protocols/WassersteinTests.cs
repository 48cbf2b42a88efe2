using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests;

public class WassersteinTests
{
    // Carried 1 to 2 and 3 to 5: sqrt((1 + 4) / 2). Two to three: thirds and halves meet at 1/3, 1/2 and 2/3.
    [TestCase(new[] { 3.0, 1 }, new[] { 2.0, 5 }, 2.5)]
    [TestCase(new[] { 0.0, 6 }, new[] { 0.0, 3, 6 }, 3)]
    [TestCase(new[] { 4.0 }, new[] { 1.0, 2, 3 }, 14 / 3.0)]
    public void HandWorkedSquares(double[] a, double[] b, double squared) =>
        Assert.That(Wasserstein.Distance(a, b), Is.EqualTo(Math.Sqrt(squared)).Within(1e-15));

    [TestCase(1, 4)]
    [TestCase(2, 3)]
    [TestCase(2, 4)]
    [TestCase(3, 6)]
    [TestCase(5, 5)]
    [TestCase(7, 7)]
    public void IsTheCheapestOfAllTransports(int n, int m)
    {
        // Mass in equal lumps, as many as the least common multiple: a transport of least cost then moves whole lumps (Birkhoff 1946).
        Worlds worlds = new((ulong)(100 + n));
        double[] a = worlds.Normals(n), b = worlds.Normals(m, 0.5, 2);
        int lumps = Enumerable.Range(1, n * m).First(k => k % n == 0 && k % m == 0);
        double[] left = [.. a.SelectMany(x => Enumerable.Repeat(x, lumps / n))], right = [.. b.SelectMany(x => Enumerable.Repeat(x, lumps / m))];
        double least = Permutations(lumps).Min(order => order.Select((k, i) => Math.Pow(left[i] - right[k], 2)).Average());
        Assert.That(Wasserstein.Distance(a, b), Is.EqualTo(Math.Sqrt(least)).Within(1e-12));
    }

    [TestCase(0, 1, 0.5, 2)]
    [TestCase(3, 0.2, 3, 0.7)]
    public void ManyQuantilesOfNormalsComeNearTheDistanceOfTheLaws(double meanA, double sdA, double meanB, double sdB)
    {
        // Quantiles at (k - 1/2) / n, as many on one side as on the other and not: what the tails lose is below .2 % at 20 000.
        double[] Law(int n, double mean, double sd) =>
            [.. Enumerable.Range(0, n).Select(k => MathNet.Numerics.Distributions.Normal.InvCDF(mean, sd, (k + 0.5) / n))];
        double expected = Math.Sqrt(Math.Pow(meanA - meanB, 2) + Math.Pow(sdA - sdB, 2));
        Assert.That(Wasserstein.OfNormals(meanA, sdA, meanB, sdB), Is.EqualTo(expected).Within(1e-15));
        foreach (int m in new[] { 20_000, 17_001 })
        {
            Assert.That(Wasserstein.Distance(Law(20_000, meanA, sdA), Law(m, meanB, sdB)) / expected, Is.EqualTo(1).Within(0.002));
        }
    }

    [FsProperty]
    public Property IsSymmetric(DoNotSize<ulong> any) => Near(any.Item, (a, b, _) => (Wasserstein.Distance(a, b), Wasserstein.Distance(b, a)));

    [FsProperty]
    public Property OrderIsOfNoEffect(DoNotSize<ulong> any) =>
        Near(any.Item, (a, b, _) => (Wasserstein.Distance(a, b), Wasserstein.Distance([.. a.Reverse()], [.. b.Reverse()])));

    [FsProperty]
    public Property MovesWithBoth(DoNotSize<ulong> any) =>
        Near(any.Item, (a, b, c) => (Wasserstein.Distance(a, b), Wasserstein.Distance([.. a.Select(x => x + c)], [.. b.Select(x => x + c)])));

    [FsProperty]
    public Property ScalesWithBoth(DoNotSize<ulong> any) =>
        Near(any.Item, (a, b, c) => (Math.Abs(c) * Wasserstein.Distance(a, b), Wasserstein.Distance([.. a.Select(x => c * x)], [.. b.Select(x => c * x)])));

    [FsProperty]
    public Property EqualSamplesAreNotApart(DoNotSize<ulong> any) =>
        Near(any.Item, (a, _, _) => (0, Wasserstein.Distance(a, [.. a.Reverse().SelectMany(x => new[] { x, x })])));

    [FsProperty]
    public Property AShiftedSampleIsTheShiftApart(DoNotSize<ulong> any) =>
        Near(any.Item, (a, _, c) => (Math.Abs(c), Wasserstein.Distance(a, [.. a.Select(x => x + c)])));

    [FsProperty]
    public Property NoWayRoundIsShorter(DoNotSize<ulong> any) => Of(any.Item, (a, b, c) =>
        Wasserstein.Distance(a, b) <= Wasserstein.Distance(a, [c, 0]) + Wasserstein.Distance([c, 0], b) + 1e-12);

    [Test]
    public void RefusesWhatHasNoDistribution() => Assert.Multiple(() =>
    {
        Assert.That(() => Wasserstein.Distance([], [1]), Throws.ArgumentException.With.Message.EqualTo("a: expected finite values, at least one; found none"));
        Assert.That(() => Wasserstein.Distance([1], [double.NaN]), Throws.ArgumentException.With.Message.Contains("b: expected finite values"));
        Assert.That(() => Wasserstein.OfNormals(0, -1, 0, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    });

    private static Property Near(ulong seed, Func<double[], double[], double, (double A, double B)> pair) => Of(seed, (a, b, c) =>
    {
        (double first, double second) = pair(a, b, c);
        return Math.Abs(first - second) < 1e-10;
    });

    // Sizes of 1 to 12, one sample in three in steps so that values tie.
    private static Property Of(ulong seed, Func<double[], double[], double, bool> holds)
    {
        Worlds worlds = new(seed);
        double step = worlds.Uniform() < 0.3 ? 0.5 : 1e-9;
        double[] Sample() =>
            [.. worlds.Normals(1 + (int)(12 * worlds.Uniform()), worlds.Normal(), 2 * worlds.Uniform()).Select(x => step * Math.Round(x / step))];
        return holds(Sample(), Sample(), 4 * worlds.Normal()).ToProperty();
    }

    private static IEnumerable<int[]> Permutations(int n) => n == 0
        ? [[]]
        : from rest in Permutations(n - 1)
          from place in Enumerable.Range(0, n)
          select (int[])[.. rest.Take(place), n - 1, .. rest.Skip(place)];
}
