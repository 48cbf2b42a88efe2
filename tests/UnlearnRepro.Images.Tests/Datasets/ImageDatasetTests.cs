using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Tests.Datasets;

public class ImageDatasetTests
{
    private static readonly ImageSet Train = Made.Set([0, 1, 1]);
    private static readonly ImageSet Test = Made.Set([1, 0], from: 100);

    private static ImageDataset Build(ImageSet train, ImageSet test, int? known = 0) =>
        new("made", train, test, ["a", "b"], "made up", "none", known);

    private static string Message(ImageSet train, ImageSet test, int? known = 0) =>
        Refused.Message(() => Build(train, test, known));

    [Test]
    public void GoodDataIsKept()
    {
        ImageDataset data = Build(Train, Test);
        Assert.That(data.Train, Is.SameAs(Train));
        Assert.That(data.Test, Is.SameAs(Test));
        Assert.That(data.SharedImages, Is.Zero);
    }

    [Test]
    public void AnEmptyPartIsRefused()
    {
        ImageSet none = Made.Set([]);
        Assert.That(Message(none, Test), Is.EqualTo("data set 'made', train: expected at least 1 image, found 0"));
        Assert.That(Message(Train, none), Is.EqualTo("data set 'made', test: expected at least 1 image, found 0"));
    }

    [Test]
    public void AWrongNumberOfPixelsIsRefused() => Assert.That(
        Message(Train with { Pixels = new float[7] }, Test),
        Is.EqualTo("data set 'made', train: expected 6 pixels (3 labels of shape 1x1x2), found 7"));

    [TestCase(2)]
    [TestCase(-1)]
    public void ALabelOutOfRangeIsRefused(int label) => Assert.That(
        Message(Train, Test with { Labels = [0, label] }),
        Is.EqualTo($"data set 'made', test: expected labels 0..1, found {label} at image 1"));

    [TestCase(1.5f, "1.5")]
    [TestCase(-0.5f, "-0.5")]
    [TestCase(float.NaN, "NaN")]
    public void APixelOutOfRangeIsRefused(float pixel, string written) => Assert.That(
        Message(Train with { Pixels = [0, 0, 0, 0, 0, pixel] }, Test),
        Is.EqualTo($"data set 'made', train: expected pixels from 0 to 1, found {written} at image 2"));

    [Test]
    public void PartsOfTwoShapesAreRefused() => Assert.That(
        Message(Train, Test with { Shape = new(2, 1, 1) }),
        Is.EqualTo("data set 'made', test: expected shape 1x1x2, found 2x1x1"));

    // Images 1 and 2 of the train part are images 0 and 1 of this test part, with other labels.
    private static readonly ImageSet Overlapping = Made.Set([0, 0, 1], from: 1);

    [Test]
    public void SharedImagesAreRefusedWhateverTheirLabels() => Assert.That(
        Message(Train, Overlapping),
        Is.EqualTo("data set 'made': expected 0 test images that are train images too, found 2"));

    [Test]
    public void OnlyTheKnownNumberOfSharedImagesPasses()
    {
        Assert.That(Build(Train, Overlapping, known: 2).SharedImages, Is.EqualTo(2));
        Assert.That(Message(Train, Overlapping, known: 1), Does.EndWith("expected 1 test images that are train images too, found 2"));
        Assert.That(Message(Train, Test, known: 1), Does.EndWith("expected 1 test images that are train images too, found 0"));
    }

    [Test]
    public void WhereNobodyHasCountedTheNumberIsReported() =>
        Assert.That(Build(Train, Overlapping, known: null).SharedImages, Is.EqualTo(2));
}
