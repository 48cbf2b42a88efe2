using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Scenarios;

public class RandomSampleTests
{
    private static readonly Seed Axis = Seed.Root(7);
    private static readonly Seed S = Axis.At(SeedAxis.Forget, 0);
    private static readonly ImageDataset Data = OfSize(1000);

    private static ImageDataset OfSize(int train) => Made.Dataset(new int[train], [0, 1, 0], classes: 2);

    [Test]
    public void TheDrawIsTheSameOnEveryMachine() =>
        // Drawn by a second implementation of the seed, the generator and the shuffle (Python).
        Assert.That(
            new RandomSample(0.01).Split(Data, S).Forget,
            Is.EqualTo(new[] { 144, 312, 323, 387, 432, 642, 709, 710, 852, 998 }));

    [TestCase(0.001, 1000, 1)]
    [TestCase(0.29, 100, 29, Description = "0.29 * 100 is 28.999999999999996 in binary")]
    [TestCase(0.019, 100, 1, Description = "rounded down")]
    [TestCase(0.999, 100, 99)]
    public void TheSizeIsTheFractionRoundedDown(double fraction, int train, int expected) =>
        Assert.That(new RandomSample(fraction).Split(OfSize(train), S).Forget, Has.Length.EqualTo(expected));

    [Test]
    public void BothTestSetsAreTheWholeTestPart()
    {
        Split split = new RandomSample(0.1).Split(Data, S);
        Assert.That(split.TestForget, Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(split.TestRetain, Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(split.TestRetain, Is.Not.SameAs(split.TestForget), "an array can be written to");
    }

    [Test]
    public void ForgettingMoreKeepsWhatWasForgotten()
    {
        int[] less = new RandomSample(0.01).Split(Data, S).Forget, more = new RandomSample(0.1).Split(Data, S).Forget;
        Assert.That(less, Has.Length.EqualTo(10).And.SubsetOf(more));
        Assert.That(more, Has.Length.EqualTo(100));
    }

    [Test]
    public void EachForgetSeedDrawsItsOwnSetWhicheverOthersAreDrawn()
    {
        int[][] sets = [.. Enumerable.Range(0, 20).Select(i => new RandomSample(0.01).Split(Data, Axis.At(SeedAxis.Forget, i)).Forget)];
        Assert.That(sets.Select(s => string.Join(",", s)), Is.Unique);
        int[] tenthAlone = new RandomSample(0.01).Split(Data, Axis.At(SeedAxis.Forget, 10)).Forget;
        Assert.That(tenthAlone, Is.EqualTo(sets[10]));
    }

    [Test]
    public void TheDrawLooksAtNoLabelAndNoPixel()
    {
        ImageDataset other = Made.Dataset([.. Enumerable.Range(0, 1000).Select(i => i % 2)], [1], classes: 2);
        Assert.That(new RandomSample(0.05).Split(other, S).Forget, Is.EqualTo(new RandomSample(0.05).Split(Data, S).Forget));
    }

    [Test]
    public void EveryImageIsAsLikelyAsTheOthersToBeForgotten()
    {
        int[] counts = new int[20];
        foreach (int seed in Enumerable.Range(0, 2000))
        {
            foreach (int row in new RandomSample(0.25).Split(OfSize(20), Axis.At(SeedAxis.Forget, seed)).Forget)
            {
                counts[row]++;
            }
        }

        // Each count is binomial(2000, 1/4), sd 19.4; over 20 rows 4 sd are passed by chance once in 800.
        Assert.That(counts, Has.All.InRange(500 - 78, 500 + 78));
    }

    [Test]
    public void AnEmptyForgetSetIsRefused() => Assert.That(
        Refused.Message(() => new RandomSample(0.0009).Split(Data, S)),
        Is.EqualTo("scenario random-0.09pct of data set 'made': expected a part of the 1000 train images to forget, found none of them"));

    [TestCase(0, "0")]
    [TestCase(1, "1")]
    [TestCase(-0.1, "-0.1")]
    [TestCase(1e-30, "1E-30")]
    [TestCase(double.NaN, "NaN")]
    public void AFractionOutOfRangeIsRefused(double fraction, string written) => Assert.That(
        Refused.Message(() => _ = new RandomSample(fraction)),
        Is.EqualTo($"scenario random: expected a fraction above 0 and below 1, found {written}"));
}
