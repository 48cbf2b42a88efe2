using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Datasets;

/// <summary>Fine labels are all there or not at all, and no fine class is in two classes.</summary>
public class HierarchyTests
{
    private static readonly ImageSet Train = Made.Set([0, 1, 1]) with { FineLabels = [2, 0, 1] };
    private static readonly ImageSet Test = Made.Set([1, 0], from: 100) with { FineLabels = [0, 2] };

    [Test]
    public void GoodFineLabelsAreKept()
    {
        ImageDataset data = Build(Train, Test);
        Assert.That(data.FineClasses, Is.EqualTo(new[] { "f", "g", "h" }));
        Assert.That(data.Train.FineLabels, Is.EqualTo(new[] { 2, 0, 1 }));
    }

    [TestCase(new[] { 0, 3 }, "fine labels 0..2, found 3 at image 1")]
    [TestCase(new[] { -1, 2 }, "fine labels 0..2, found -1 at image 0")]
    [TestCase(new[] { 0 }, "2 fine labels, found 1")]
    [TestCase(null, "2 fine labels, found none")]
    [TestCase(new[] { 0, 1 }, "class 1 for every image of fine class 1, found class 0 at image 1")]
    public void WrongFineLabelsAreRefused(int[]? fine, string message) => Assert.That(
        Refused.Message(() => Build(Train, Test with { FineLabels = fine })),
        Is.EqualTo($"data set 'made', test: expected {message}"));

    [Test]
    public void AFineClassInTwoClassesOfOnePartIsRefused() => Assert.That(
        Refused.Message(() => Build(Train with { FineLabels = [0, 0, 1] }, Test)),
        Is.EqualTo("data set 'made', train: expected class 0 for every image of fine class 0, found class 1 at image 1"));

    [Test]
    public void FineLabelsWithoutNamesAreRefused() => Assert.That(
        Refused.Message(() => new ImageDataset("made", Train, Test, ["a", "b"], "made up", "none")),
        Is.EqualTo("data set 'made', train: expected no fine labels, found 3"));

    [Test]
    public void ThePairsOfDigitsAreByNumber()
    {
        var source = (PairedClasses)DatasetCatalog.Get("digits-pairs");
        ImageDataset pairs = source.Load(new(["/nonexistent"]), Seed.Root(7)), digits = Digits.Load(Seed.Root(7));
        Assert.That(pairs.Classes, Is.EqualTo(new[] { "0 or 1", "2 or 3", "4 or 5", "6 or 7", "8 or 9" }));
        Assert.That(pairs.FineClasses, Is.EqualTo(digits.Classes));
        foreach (var (paired, single) in ((ImageSet, ImageSet)[])[(pairs.Train, digits.Train), (pairs.Test, digits.Test)])
        {
            Assert.That(paired.Pixels, Is.EqualTo(single.Pixels));
            Assert.That(paired.FineLabels, Is.EqualTo(single.Labels));
            Assert.That(paired.Labels.Zip(single.Labels), Has.All.Matches<(int Pair, int Digit)>(l => l.Pair == (l.Digit - (l.Digit % 2)) / 2));
        }
    }

    [Test]
    public void WhichDataSetsHaveOneIsKnownBeforeTheyAreRead() =>
        Assert.That(DatasetCatalog.All.Where(s => s.HasHierarchy).Select(s => s.Name), Is.EqualTo(new[] { "digits-pairs", "cifar-20" }));

    private static ImageDataset Build(ImageSet train, ImageSet test) => new("made", train, test, ["a", "b"], "made up", "none", FineClasses: ["f", "g", "h"]);
}
