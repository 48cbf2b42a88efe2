using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tasks;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Scenarios;

public class SubclassTests
{
    private static readonly Seed S = Seed.Root(7).At(SeedAxis.Forget, 0);

    // Six fine classes; as in CIFAR-100, a fine class and its superclass have unlike numbers: fine class 1 is in superclass 2.
    private static readonly int[] Of = [1, 2, 0, 1, 0, 2];
    private static readonly ImageDataset Data = Made.Hierarchy(train: [5, 1, 0, 1, 2, 3, 4, 5], test: [1, 0, 5, 1, 2, 3, 4], Of);

    [Test]
    public void TakesTheFineClassAndKeepsTheLabelsOfTheSuperclass()
    {
        Split split = new Subclass(1).Split(Data, S);
        Assert.That(split.Forget, Is.EqualTo(new[] { 1, 3 }));
        Assert.That(split.TestForget, Is.EqualTo(new[] { 0, 3 }));
        Assert.That(split.TestRetain, Is.EqualTo(new[] { 1, 2, 4, 5, 6 }));
        Assert.That(Data.Train.Subset(split.Forget).Labels, Is.EqualTo(new[] { 2, 2 }), "coarse");
        Assert.That(split.CorruptedForget, Is.Null);
    }

    /// <summary>
    /// SUPREME's port of UNSIR loops over the numbers of the superclasses (0..2 here) through buckets of fine classes and leaves
    /// out the forgotten one's superclass: of fine class 1, whose superclass is 2, its retain set would be the buckets 0 and 1,
    /// that is 1 of 5 retained fine classes and all forgotten images. Every D_r here is all other fine classes and nothing else.
    /// </summary>
    [Test]
    public void TheRetainSetIsEveryOtherFineClassAndNoForgottenImage()
    {
        for (int fine = 0; fine < Of.Length; fine++)
        {
            Split split = new Subclass(fine).Split(Data, S);
            using var kept = new ForgettingData(Data, split).Retain;
            Assert.That(split.Retain.Select(i => Data.Train.FineLabels![i]).Distinct(), Is.EquivalentTo(Enumerable.Range(0, 6).Where(f => f != fine)));
            Assert.That(split.Retain, Has.Length.EqualTo(8 - split.Forget.Length));
            Assert.That(kept.Y.data<long>().ToArray(), Is.EqualTo(split.Retain.Select(i => (long)Of[Data.Train.FineLabels![i]])), "coarse");

            if (fine == 1)
            {
                // Its superclass is still learnt, from its other fine class.
                Assert.That(kept.Y.data<long>().ToArray(), Does.Contain(2));
            }
        }
    }

    [Test]
    public void ADataSetWithoutSubclassesIsRefusedWithTheTasksThatHaveThem()
    {
        Assert.That(
            Refused.Message(() => new Subclass(1).Split(Made.Dataset([0, 1], [0, 1], 2), S)),
            Is.EqualTo("scenario subclass-1 of data set 'made': expected classes that have subclasses (tasks digits-pairs and cifar-20), found none"));
        Assert.That(() => ImageTaskCatalog.Get("digits-pairs"), Throws.Nothing);
        Assert.That(() => ImageTaskCatalog.Get("cifar-20"), Throws.Nothing);
    }

    [TestCase(6)]
    [TestCase(-1)]
    public void AFineClassOutsideTheDataSetIsRefused(int fine) => Assert.That(
        Refused.Message(() => new Subclass(fine).Split(Data, S)),
        Is.EqualTo($"scenario subclass-{fine} of data set 'made': expected a fine class 0..5, found {fine}"));
}
