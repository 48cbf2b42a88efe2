using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Scenarios;

public class PoisonedTests
{
    private static readonly Seed S = Seed.Root(7).At(SeedAxis.Forget, 0);

    // Row i has class i mod 4.
    private static readonly ImageDataset Data = Made.Dataset([.. Enumerable.Range(0, 1000).Select(i => i % 4)], [0, 3, 1], classes: 4);

    [Test]
    public void TheDrawIsTheSameOnEveryMachine() =>
        // Drawn among the 750 rows of other classes by a second implementation of the seed, the generator and the shuffle (Python).
        Assert.That(new Poisoned(0.01).Split(Data, S).Forget, Is.EqualTo(new[] { 94, 254, 331, 371, 614, 645, 785, 809, 811, 962 }));

    [Test]
    public void PoisoningMoreKeepsWhatWasPoisoned() => Assert.That(
        new Poisoned(0.01).Split(Data, S).Forget,
        Is.SubsetOf(new Poisoned(0.1).Split(Data, S).Forget));

    [TestCase(1, 8, 8, 1)]
    [TestCase(1, 28, 28, 4)]
    [TestCase(3, 32, 32, 4)]
    [TestCase(3, 9, 16, 2)]
    [TestCase(2, 16, 9, 2)]
    public void TheTriggerIsAWhiteSquareInTheLowerRightCornerAndNothingElse(int channels, int height, int width, int side)
    {
        var shape = new ImageShape(channels, height, width);
        ImageSet Grey(int[] labels, float from) => new([.. Enumerable.Range(0, labels.Length * shape.Size).Select(i => from + (i * 1e-5f))], labels, shape);
        var data = new ImageDataset("made", Grey([1, 0, 2, 1], 0.1f), Grey([0, 2, 1], 0.5f), ["a", "b", "c"], "made up", "none");
        float[] train = [.. data.Train.Pixels], test = [.. data.Test.Pixels];
        Split split = new Poisoned(0.5).Split(data, S);

        Assert.That(split.Forget, Has.Length.EqualTo(2).And.SubsetOf(new[] { 0, 2, 3 }));
        Assert.That(split.TestForget, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(split.TestRetain, Is.EqualTo(new[] { 0, 1, 2 }), "the clean test part");
        RequireStamped(data.Train, split.Forget, split.CorruptedForget!);
        RequireStamped(data.Test, split.TestForget, split.CorruptedTestForget!);
        Assert.That((data.Train.Pixels, data.Test.Pixels), Is.EqualTo((train, test)), "the data set itself stays clean");

        void RequireStamped(ImageSet clean, int[] rows, ImageSet poisoned)
        {
            Assert.That(poisoned.Labels, Is.All.EqualTo(Poisoned.Target));
            for (int k = 0; k < rows.Length; k++)
            {
                for (int p = 0; p < shape.Size; p++)
                {
                    int row = p / width % height, column = p % width;
                    bool inside = row >= height - side && column >= width - side;
                    Assert.That(poisoned.Image(k)[p], Is.EqualTo(inside ? 1 : clean.Image(rows[k])[p]), $"image {k}, row {row}, column {column}");
                }
            }
        }
    }

    [Test]
    public void OfTheOtherClassesSomeMustStayClean() => Assert.That(
        Refused.Message(() => new Poisoned(0.75).Split(Data, S)),
        Is.EqualTo("scenario poisoned-75pct of data set 'made': expected fewer to poison than the 750 train images of other classes than 0, found 750"));

    [Test]
    public void ATestPartOfTheTargetAloneIsRefused() => Assert.That(
        Refused.Message(() => new Poisoned(0.25).Split(Made.Dataset([0, 1, 1, 1], [0], 2), S)),
        Is.EqualTo("scenario poisoned-25pct of data set 'made': expected test images of what is forgotten and of the rest, found 0 and 1"));

    [Test]
    public void AShareBelowOneImageIsRefused() => Assert.That(
        Refused.Message(() => new Poisoned(0.0005).Split(Data, S)),
        Does.EndWith("expected a part of the 1000 train images to forget, found none of them"));
}
