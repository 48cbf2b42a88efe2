using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Tests.Seeds;

public class SplitMix64Tests
{
    [Test]
    public void GivesThePublishedNumbers()
    {
        // The reference numbers of Vigna's splitmix64.c for seed 1234567, as listed by Rosetta Code.
        var random = new SplitMix64(1234567);
        ulong[] drawn = [random.Next(), random.Next(), random.Next(), random.Next(), random.Next()];
        ulong[] published =
        [
            6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
        ];
        Assert.That(drawn, Is.EqualTo(published));
    }

    [Test]
    public void BoundedDrawsAreEquallyLikely()
    {
        var random = new SplitMix64(1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.Below(7)]++;
        }

        // Chi-square with 6 degrees of freedom: 22.5 is the 0.1 % point.
        Assert.That(counts.Sum(c => Math.Pow(c - 10_000, 2) / 10_000), Is.LessThan(22.5));
    }

    [Test]
    public void ABoundBelowOneIsRefused([Values(0, -1)] int bound) =>
        Assert.That(() => new SplitMix64(1).Below(bound), Throws.TypeOf<ArgumentOutOfRangeException>());
}
