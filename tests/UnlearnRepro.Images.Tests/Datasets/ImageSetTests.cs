using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Tests.Datasets;

public class ImageSetTests
{
    private static readonly ImageSet Set = new([0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f], [7, 8, 9], new(1, 1, 2));

    [Test]
    public void AnImageIsASliceOfThePixels() =>
        Assert.That(Set.Image(1).ToArray(), Is.EqualTo(new[] { 0.2f, 0.3f }));

    [TestCase(-1)]
    [TestCase(3)]
    public void AnImageThatIsNotThereIsRefused(int i) =>
        Assert.That(() => Set.Image(i).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void ASubsetKeepsOrderAndLabels()
    {
        ImageSet part = Set.Subset([2, 0]);
        Assert.That(part.Pixels, Is.EqualTo(new[] { 0.4f, 0.5f, 0, 0.1f }));
        Assert.That(part.Labels, Is.EqualTo(new[] { 9, 7 }));
        Assert.That(part.FineLabels, Is.Null);
        Assert.That((Set with { FineLabels = [4, 5, 6] }).Subset([2, 0]).FineLabels, Is.EqualTo(new[] { 6, 4 }));
    }

    [Test]
    public void ASizeIsTheProductOfTheShape() => Assert.That(new ImageShape(3, 4, 5).Size, Is.EqualTo(60));
}
