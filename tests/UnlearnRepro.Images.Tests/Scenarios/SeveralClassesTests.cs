using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Scenarios;

public class SeveralClassesTests
{
    private static readonly Seed S = Seed.Root(7).At(SeedAxis.Forget, 0);
    private static readonly ImageDataset Data = Made.Dataset(train: [2, 0, 1, 2, 0], test: [1, 2, 0, 2], classes: 4);

    [Test]
    public void TakesTheClassesOfBothParts()
    {
        Split split = new SeveralClasses(2, 1).Split(Data, S);
        Assert.That(split.Forget, Is.EqualTo(new[] { 0, 2, 3 }));
        Assert.That(split.Retain, Is.EqualTo(new[] { 1, 4 }));
        Assert.That(split.TestForget, Is.EqualTo(new[] { 0, 1, 3 }));
        Assert.That(split.TestRetain, Is.EqualTo(new[] { 2 }));
        Assert.That(split.CorruptedForget, Is.Null);
    }

    [Test]
    public void TheOrderOfTheClassesMeansNothing()
    {
        Assert.That(new SeveralClasses(2, 0), Is.EqualTo(new SeveralClasses(0, 2)));
        Assert.That(new SeveralClasses(2, 0).GetHashCode(), Is.EqualTo(new SeveralClasses(0, 2).GetHashCode()));
        Assert.That(new SeveralClasses(2, 1), Is.Not.EqualTo(new SeveralClasses(0, 2)));
    }

    [TestCase(new[] { 0, 4 }, "a class 0..3, found 4")]
    [TestCase(new[] { 0, 3 }, "train images of class 3, found none")]
    [TestCase(new[] { 0, 1, 2 }, "a part of the 5 train images to forget, found all of them")]
    public void ClassesThatCannotBeForgottenAreRefused(int[] classes, string message) => Assert.That(
        Refused.Message(() => new SeveralClasses(classes).Split(Data, S)),
        Is.EqualTo($"scenario classes-{string.Join('-', classes)} of data set 'made': expected {message}"));
}
