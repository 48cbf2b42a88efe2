using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Datasets;

public class DigitsTests
{
    private static readonly Seed S = Seed.Root(2026).At("digits").At(SeedAxis.Data, 0);

    private static int[] CountLabels(IEnumerable<int> labels) =>
        [.. labels.CountBy(l => l).OrderBy(l => l.Key).Select(l => l.Value)];

    [Test]
    public void HoldsThePublishedImages()
    {
        ImageSet all = Digits.All();
        // Counts a digit as scikit-learn documents and tests them; the sum of all pixels was taken from the file with Python.
        Assert.That(CountLabels(all.Labels), Is.EqualTo(new[] { 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 }));
        Assert.That(all.Count, Is.EqualTo(1797));
        Assert.That(all.Pixels.Sum(p => (double)p * 16), Is.EqualTo(561718));
    }

    [Test]
    public void TheFirstImageIsTheZeroOfTheTutorials()
    {
        // load_digits().images[0] as scikit-learn's documentation prints it.
        float[] zero =
        [
            0, 0, 5, 13, 9, 1, 0, 0,
            0, 0, 13, 15, 10, 15, 5, 0,
            0, 3, 15, 2, 0, 11, 8, 0,
            0, 4, 12, 0, 0, 8, 8, 0,
            0, 5, 8, 0, 0, 9, 8, 0,
            0, 4, 11, 0, 1, 12, 7, 0,
            0, 2, 14, 5, 10, 12, 0, 0,
            0, 0, 6, 13, 10, 0, 0, 0,
        ];
        Assert.That(Digits.All().Image(0).ToArray().Select(p => p * 16), Is.EqualTo(zero));
        Assert.That(Digits.All().Labels[..10], Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }));
    }

    [Test]
    public void TheSplitIsComplete()
    {
        ImageDataset data = Digits.Load(S);
        Assert.That((data.Train.Count, data.Test.Count), Is.EqualTo((1297, 500)));
        Assert.That(CountLabels([.. data.Train.Labels, .. data.Test.Labels]), Is.EqualTo(CountLabels(Digits.All().Labels)));
        Assert.That(data.Classes, Has.Count.EqualTo(10));
        Assert.That(data.SharedImages, Is.Zero);
    }

    [Test]
    public void TheSplitIsTheSameOnEveryMachine()
    {
        // Drawn by a second implementation of the seed, the generator and the shuffle (Python).
        ImageDataset data = Digits.Load(S);
        Assert.That(data.Train.Labels[..10], Is.EqualTo(new[] { 5, 1, 3, 9, 5, 0, 4, 3, 3, 1 }));
        Assert.That(data.Test.Labels[..10], Is.EqualTo(new[] { 6, 9, 4, 2, 0, 5, 3, 4, 1, 7 }));
    }

    [Test]
    public void AnotherSeedGivesAnotherSplit()
    {
        Seed other = Seed.Root(2026).At("digits").At(SeedAxis.Data, 1);
        float[] first = Digits.Load(S).Train.Pixels, again = Digits.Load(S).Train.Pixels;
        Assert.That(again, Is.EqualTo(first));
        Assert.That(Digits.Load(other).Train.Pixels, Is.Not.EqualTo(first));
    }
}
