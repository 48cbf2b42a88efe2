using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Scenarios;

/// <summary>What holds for every scenario on every data set: D_f and D_r are a partition of the train part.</summary>
public class SplitTests
{
    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool FullClassIsAPartition(byte[] train, byte[] test, byte c)
    {
        // One image of each of the 3 classes is always there, so that no part is empty.
        ImageDataset data = Made.Dataset([0, 1, 2, .. train.Select(t => t % 3)], [0, 1, 2, .. test.Select(t => t % 3)], 3);
        Split split = new FullClass(c % 3).Split(data, Seed.Root(1));
        return Partition(split.Forget, split.Retain, data.Train.Count)
            && Partition(split.TestForget, split.TestRetain, data.Test.Count)
            && split.Forget.All(i => data.Train.Labels[i] == c % 3) && split.Retain.All(i => data.Train.Labels[i] != c % 3)
            && split.TestForget.All(i => data.Test.Labels[i] == c % 3);
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool SeveralClassesAreAPartition(byte[] train, byte[] test, byte keep)
    {
        // One image of each of the 4 classes is always there; all but one class are forgotten.
        ImageDataset data = Made.Dataset([0, 1, 2, 3, .. train.Select(t => t % 4)], [0, 1, 2, 3, .. test.Select(t => t % 4)], 4);
        Split split = new SeveralClasses(Enumerable.Range(0, 4).Where(c => c != keep % 4)).Split(data, Seed.Root(1));
        return Partition(split.Forget, split.Retain, data.Train.Count)
            && Partition(split.TestForget, split.TestRetain, data.Test.Count)
            && split.Retain.All(i => data.Train.Labels[i] == keep % 4) && split.Forget.All(i => data.Train.Labels[i] != keep % 4)
            && split.TestRetain.All(i => data.Test.Labels[i] == keep % 4) && split.TestForget.All(i => data.Test.Labels[i] != keep % 4);
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool SubclassIsAPartition(byte[] train, byte[] test, byte fine, byte[] superclasses)
    {
        // Five fine classes in superclasses of their own choice, from 0 to 3.
        int[] of = [.. superclasses.Concat(new byte[5]).Take(5).Select(s => s % 4)];
        ImageDataset data = Made.Hierarchy([0, 1, 2, 3, 4, .. train.Select(t => t % 5)], [0, 1, 2, 3, 4, .. test.Select(t => t % 5)], of);
        Split split = new Subclass(fine % 5).Split(data, Seed.Root(1));
        return Partition(split.Forget, split.Retain, data.Train.Count)
            && Partition(split.TestForget, split.TestRetain, data.Test.Count)
            && split.Forget.All(i => data.Train.FineLabels![i] == fine % 5) && split.Retain.All(i => data.Train.FineLabels![i] != fine % 5)
            && split.TestForget.All(i => data.Test.FineLabels![i] == fine % 5) && split.TestRetain.All(i => data.Test.FineLabels![i] != fine % 5);
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool MislabelledIsAPartitionWithWrongLabels(byte[] train, byte percent, byte classes, ulong root)
    {
        int count = 2 + (classes % 4), share = 1 + (percent % 99);
        ImageDataset data = Made.Dataset([.. new int[100], .. train.Select(t => t % count)], [0, 1], count);
        Split split = new Mislabelled(share / 100.0).Split(data, Seed.Root(root));
        ImageSet corrupted = split.CorruptedForget!;
        return Partition(split.Forget, split.Retain, data.Train.Count)
            && split.Forget.SequenceEqual(new RandomSample(share / 100.0).Split(data, Seed.Root(root)).Forget)
            && split.Forget.Zip(corrupted.Labels).All(f => f.Second != data.Train.Labels[f.First] && f.Second >= 0 && f.Second < count)
            && corrupted.Pixels.SequenceEqual(data.Train.Subset(split.Forget).Pixels)
            && split.TestForget.SequenceEqual([0, 1]) && split.TestRetain.SequenceEqual([0, 1])
            && split.CorruptedTestForget!.Labels.Zip([0, 1]).All(y => y.First != y.Second && y.First >= 0 && y.First < count)
            && split.CorruptedTestForget.Pixels.SequenceEqual(data.Test.Pixels);
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool PoisonedIsAPartitionOfOtherClassesThanTheTarget(byte[] train, byte[] test, byte percent, ulong root)
    {
        ImageDataset data = Made.Dataset([.. Enumerable.Repeat(1, 100), .. train.Select(t => t % 3)], [1, .. test.Select(t => t % 3)], 3);
        int others = data.Train.Labels.Count(label => label != 0), share = 1 + (percent % 24);
        Split split = new Poisoned(share / 100.0).Split(data, Seed.Root(root));
        return Partition(split.Forget, split.Retain, data.Train.Count)
            && split.Forget.Length == share * data.Train.Count / 100 && split.Forget.Length < others
            && split.Forget.All(i => data.Train.Labels[i] != 0)
            && split.CorruptedForget!.Count == split.Forget.Length && split.CorruptedForget.Labels.All(label => label == 0)
            && split.TestForget.SequenceEqual(Enumerable.Range(0, data.Test.Count).Where(i => data.Test.Labels[i] != 0))
            && split.CorruptedTestForget!.Count == split.TestForget.Length && split.CorruptedTestForget.Labels.All(label => label == 0)
            && split.TestRetain.SequenceEqual(Enumerable.Range(0, data.Test.Count));
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 200, QuietOnSuccess = true)]
    public bool RandomSampleIsAPartition(byte[] train, byte percent, ulong root)
    {
        ImageDataset data = Made.Dataset([.. new int[100], .. train.Select(t => t % 3)], [0, 1, 2], 3);
        int share = 1 + (percent % 99);
        Split split = new RandomSample(share / 100.0).Split(data, Seed.Root(root));
        return Partition(split.Forget, split.Retain, data.Train.Count)
            && split.Forget.Length == share * data.Train.Count / 100;
    }

    [Test]
    public void EveryClassOfTheDigitsIsForgottenWhole()
    {
        ImageDataset digits = Digits.Load(Seed.Root(2026));
        Split[] splits = [.. Enumerable.Range(0, 10).Select(c => new FullClass(c).Split(digits, Seed.Root(1)))];
        Assert.That(splits.SelectMany(s => s.Forget), Is.EquivalentTo(Enumerable.Range(0, Digits.TrainCount)));
        Assert.That(splits.SelectMany(s => s.TestForget), Is.EquivalentTo(Enumerable.Range(0, Digits.TestCount)));
    }

    /// <summary>Both ascending and together 0..count-1, each once.</summary>
    private static bool Partition(int[] a, int[] b, int count) =>
        a.SequenceEqual(a.Order()) && b.SequenceEqual(b.Order())
        && a.Concat(b).Order().SequenceEqual(Enumerable.Range(0, count));
}
