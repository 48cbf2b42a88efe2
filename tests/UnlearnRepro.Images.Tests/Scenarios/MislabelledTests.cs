using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Scenarios;

public class MislabelledTests
{
    private static readonly Seed S = Seed.Root(7).At(SeedAxis.Forget, 0);

    // Row i has class i mod 4.
    private static readonly ImageDataset Data = Made.Dataset([.. Enumerable.Range(0, 1000).Select(i => i % 4)], [0, 1], classes: 4);

    [Test]
    public void TheDrawIsTheSameOnEveryMachine()
    {
        // Rows and labels drawn by a second implementation of the seed, the generator and the shuffle (Python).
        Split split = new Mislabelled(0.01).Split(Data, S);
        Assert.That(split.Forget, Is.EqualTo(new[] { 144, 312, 323, 387, 432, 642, 709, 710, 852, 998 }));
        Assert.That(split.CorruptedForget!.Labels, Is.EqualTo(new[] { 1, 1, 1, 2, 3, 3, 3, 0, 3, 0 }));
    }

    /// <summary>From a stream of its own, or mistakes of D' would repeat those of D.</summary>
    [Test]
    public void UnseenMistakesAreTheSameOnEveryMachineToo()
    {
        // Drawn by the second implementation.
        ImageDataset ten = Made.Dataset(Data.Train.Labels, [.. Enumerable.Range(0, 10).Select(i => i % 4)], classes: 4);
        Assert.That(new Mislabelled(0.01).Split(ten, S).CorruptedTestForget!.Labels, Is.EqualTo(new[] { 3, 2, 0, 1, 3, 3, 1, 2, 2, 3 }));
    }

    [Test]
    public void MoreMistakesKeepTheEarlierOnesWithTheirLabels()
    {
        Assert.That(Mistakes(0.01), Has.Length.EqualTo(10).And.SubsetOf(Mistakes(0.1)));

        static (int Row, int Label)[] Mistakes(double share)
        {
            Split split = new Mislabelled(share).Split(Data, S);
            return [.. split.Forget.Zip(split.CorruptedForget!.Labels)];
        }
    }

    [Test]
    public void EveryOtherClassIsAsLikelyAsTheOthers()
    {
        // 2,000 mistakes of class 0 over the classes 1 to 3: each count is binomial(2000, 1/3), sd 21.1; 4 sd of 3 counts: once in 5,000.
        ImageDataset zeros = Made.Dataset(new int[4000], [0, 1], classes: 4);
        int[] labels = new Mislabelled(0.5).Split(zeros, S).CorruptedForget!.Labels;
        Assert.That(Enumerable.Range(1, 3).Select(c => labels.Count(label => label == c)), Has.All.InRange(667 - 85, 667 + 85));
        Assert.That(labels, Does.Not.Contain(0));
    }

    [Test]
    public void TheDataSetItselfStaysAsItWas()
    {
        int[] before = [.. Data.Train.Labels];
        new Mislabelled(0.5).Split(Data, S);
        Assert.That(Data.Train.Labels, Is.EqualTo(before));
    }

    [Test]
    public void OneClassHasNoWrongLabel() => Assert.That(
        Refused.Message(() => new Mislabelled(0.5).Split(Made.Dataset([0, 0], [0], 1), S)),
        Is.EqualTo("scenario mislabelled-50pct of data set 'made': expected at least 2 classes, found 1"));
}
