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
