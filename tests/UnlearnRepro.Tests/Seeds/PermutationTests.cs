using UnlearnRepro.Seeds;

namespace UnlearnRepro.Tests.Seeds;

public class PermutationTests
{
    private static readonly Seed S = Seed.Root(2026).At("test");

    [FsProperty(Replay = "12345,67891", MaxTest = 100, QuietOnSuccess = true)]
    public bool HoldsEveryNumberOnce(byte count, ulong root) =>
        Permutation.Of(count, Seed.Root(root)).Order().SequenceEqual(Enumerable.Range(0, count));

    [FsProperty(Replay = "12345,67891", MaxTest = 100, QuietOnSuccess = true)]
    public bool AShorterDrawIsAPrefix(byte a, byte b, ulong root) =>
        Permutation.Of(Math.Max(a, b), Seed.Root(root))[..Math.Min(a, b)]
            .SequenceEqual(Permutation.First(Math.Min(a, b), Math.Max(a, b), Seed.Root(root)));

    [Test]
    public void AllOrdersAreEquallyLikely()
    {
        // 24 orders of 4 numbers, 24,000 seeds. Chi-square with 23 degrees of freedom: 49.7 is the 0.1 % point.
        var counts = Enumerable.Range(0, 24_000)
            .CountBy(i => string.Join(",", Permutation.Of(4, S.At(SeedAxis.Data, i))))
            .Select(c => c.Value)
            .ToArray();
        Assert.That(counts, Has.Length.EqualTo(24));
        Assert.That(counts.Sum(c => Math.Pow(c - 1000, 2) / 1000), Is.LessThan(49.7));
    }

    [Test]
    public void TheSameSeedGivesTheSameOrderOnEveryMachine() =>
        // Drawn by a second implementation of the seed, the generator and the shuffle (Python).
        Assert.That(Permutation.Of(10, S), Is.EqualTo(new[] { 5, 4, 9, 7, 8, 3, 1, 6, 0, 2 }));

    [Test]
    public void AnotherSeedGivesAnotherOrder() =>
        Assert.That(Permutation.Of(100, S.At("a")), Is.Not.EqualTo(Permutation.Of(100, S.At("b"))));

    [TestCase(-1, 3)]
    [TestCase(4, 3)]
    public void AnImpossibleLengthIsRefused(int length, int count) =>
        Assert.That(() => Permutation.First(length, count, S), Throws.TypeOf<ArgumentOutOfRangeException>());
}
