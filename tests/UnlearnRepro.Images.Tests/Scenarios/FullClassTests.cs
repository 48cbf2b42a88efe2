using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Scenarios;

public class FullClassTests
{
    private static readonly Seed S = Seed.Root(7).At(SeedAxis.Forget, 0);
    private static readonly ImageDataset Data = Made.Dataset(train: [2, 0, 1, 2, 0], test: [1, 2, 0, 2], classes: 4);

    [Test]
    public void TakesTheClassOfBothParts()
    {
        Split split = new FullClass(2).Split(Data, S);
        Assert.That(split.Forget, Is.EqualTo(new[] { 0, 3 }));
        Assert.That(split.Retain, Is.EqualTo(new[] { 1, 2, 4 }));
        Assert.That(split.TestForget, Is.EqualTo(new[] { 1, 3 }));
        Assert.That(split.TestRetain, Is.EqualTo(new[] { 0, 2 }));
    }

    [Test]
    public void DrawsNothing()
    {
        Assert.That(new FullClass(2).DrawsForgetSet, Is.False);
        Assert.That(new FullClass(2).Split(Data, Seed.Root(8)).Forget, Is.EqualTo(new FullClass(2).Split(Data, S).Forget));
    }

    [TestCase(4)]
    [TestCase(-1)]
    public void AClassOutsideTheDataSetIsRefused(int c) => Assert.That(
        Refused.Message(() => new FullClass(c).Split(Data, S)),
        Is.EqualTo($"scenario full-class-{c} of data set 'made': expected a class 0..3, found {c}"));

    [Test]
    public void AClassWithoutTrainImagesIsRefused() => Assert.That(
        Refused.Message(() => new FullClass(3).Split(Data, S)),
        Is.EqualTo("scenario full-class-3 of data set 'made': expected a part of the 5 train images to forget, found none of them"));

    [Test]
    public void AClassThatIsEverythingIsRefused() => Assert.That(
        Refused.Message(() => new FullClass(0).Split(Made.Dataset([0, 0], [0, 1], 2), S)),
        Is.EqualTo("scenario full-class-0 of data set 'made': expected a part of the 2 train images to forget, found all of them"));

    [TestCase(new[] { 0, 0 }, "0 and 2")]
    [TestCase(new[] { 1, 1 }, "2 and 0")]
    public void AClassThatCannotBeTestedIsRefused(int[] test, string found) => Assert.That(
        Refused.Message(() => new FullClass(1).Split(Made.Dataset([0, 1], test, 2), S)),
        Is.EqualTo($"scenario full-class-1 of data set 'made': expected test images of what is forgotten and of the rest, found {found}"));
}
