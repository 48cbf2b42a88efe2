using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Training;

/// <summary>What training, methods and metrics are given, above all where the scenario corrupts D_f.</summary>
public class ForgettingDataTests
{
    private static readonly Seed S = Seed.Root(7).At(SeedAxis.Forget, 0);
    private static readonly ImageDataset Data = Made.Dataset([.. Enumerable.Range(0, 40).Select(i => i % 4)], [0, 3, 1, 2, 0], classes: 4);

    [Test]
    public void WrongLabelsAreInDAndInDfAndNowhereElse()
    {
        Split split = new Mislabelled(0.25).Split(Data, S);
        var data = new ForgettingData(Data, split);
        long[] expected = [.. Data.Train.Labels.Select(label => (long)label)];
        foreach (var (row, label) in split.Forget.Zip(split.CorruptedForget!.Labels))
        {
            expected[row] = label;
        }

        Assert.That(data.CorruptsTrain);
        Assert.That(Labels(data.Train), Is.EqualTo(expected));
        Assert.That(Labels(data.Forget), Is.EqualTo(split.CorruptedForget.Labels));
        Assert.That(Labels(data.Retain), Is.EqualTo(split.Retain.Select(row => (long)(row % 4))), "clean");
        Assert.That(Labels(data.Test), Is.EqualTo(Data.Test.Labels));
        Assert.That(Pixels(data.Train), Is.EqualTo(Data.Train.Pixels));
    }

    [Test]
    public void TriggersAreInDAndInBothForgetSetsAndNowhereElse()
    {
        // Made images are 1 x 2 pixels: the trigger is the second one.
        Split split = new Poisoned(0.25).Split(Data, S);
        var data = new ForgettingData(Data, split);
        float[] expected = [.. Data.Train.Pixels];
        foreach (int row in split.Forget)
        {
            expected[(2 * row) + 1] = 1;
        }

        Assert.That(Pixels(data.Train), Is.EqualTo(expected));
        Assert.That(Labels(data.Forget), Is.All.Zero);
        Assert.That(Pixels(data.Retain), Is.EqualTo(Data.Train.Subset(split.Retain).Pixels), "clean");
        Assert.That(Pixels(data.Test), Is.EqualTo(Data.Test.Pixels), "clean");
        Assert.That(Pixels(data.CorruptedTestForget!), Is.EqualTo(split.CorruptedTestForget!.Pixels));
        Assert.That(Labels(data.CorruptedTestForget!), Is.EqualTo(new[] { 0, 0, 0 }));
        Assert.That(Pixels(data.Validation), Is.EqualTo(split.CorruptedTestForget.Pixels[..4]), "two of three, with the trigger");
    }

    [Test]
    public void UnseenSamplesWithTheDistributionOfMistakesAreMistakes()
    {
        var data = new ForgettingData(Data, new Mislabelled(0.25).Split(Data, S));
        Assert.That(Labels(data.CorruptedTestForget!).Zip(Labels(data.Test)).Count(y => y.First == y.Second), Is.Zero);
        Assert.That(Pixels(data.CorruptedTestForget!), Is.EqualTo(Pixels(data.Test)));
        Assert.That(Labels(data.Validation), Is.EqualTo(Labels(data.CorruptedTestForget!)[..3]), "what a method compares its error on D_f with");
    }

    [Test]
    public void TheDataSetItselfStaysAsItWas()
    {
        float[] before = [.. Data.Train.Pixels];
        _ = new ForgettingData(Data, new Poisoned(0.25).Split(Data, S));
        Assert.That(Data.Train.Pixels, Is.EqualTo(before));
    }

    [Test]
    public void TheAttacksSuccessIsTheAccuracyOnTriggeredTestImages()
    {
        // Softmax regression on the 2 pixels: class 0 exactly where the trigger is, class 3 elsewhere.
        using var model = Given.Model(Mlp.Of(2, [], 4), 7);
        model.Theta.copy_(tensor(new float[] { 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }).unsqueeze(0));
        var data = new ForgettingData(Data, new Poisoned(0.25).Split(Data, S));
        using (var evaluation = new Evaluation(model, data))
        {
            Assert.That(Accuracy.Of(evaluation.TestForget), Is.EqualTo(100));
            Assert.That(Accuracy.Of(evaluation.TestRetain), Is.EqualTo(20), "one clean image of five is of class 3");
            Assert.That(evaluation.TestForget.Count, Is.EqualTo(3));
            Assert.That(evaluation.IsFinite);
        }

        // Only what has the trigger overflows: clean images have 0 there.
        model.Theta.copy_(tensor(new float[] { 0, float.MaxValue, 0, 0, 0, 0, 0, 0, float.MaxValue, 0, 0, 1 }).unsqueeze(0));
        using var overflowed = new Evaluation(model, data);
        Assert.That(overflowed.IsFinite, Is.False);
    }

    [Test]
    public void TheFingerprintOfRowsAloneIsOfRowsAloneAndOtherwiseOfWhatTheyBecame()
    {
        string clean = new ForgettingData(Data, new RandomSample(0.25).Split(Data, S)).ForgetSha256;
        Split split = new Mislabelled(0.25).Split(Data, S);
        Split other = split with { CorruptedForget = split.CorruptedForget! with { Labels = [.. split.CorruptedForget.Labels.Reverse()] } };
        Assert.That(new[] { clean, new ForgettingData(Data, split).ForgetSha256, new ForgettingData(Data, other).ForgetSha256 }, Is.Unique);
        Assert.That(clean, Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(split.Forget)))), "as stored records have it");
    }

    /// <summary>Of the labels 0, 1, 2, 0, ... class 1 is forgotten: rows 1, 4, ..., 28 of D; of D' rows 1, 4, 7, 10, 13.</summary>
    [Test]
    public void TheRowsOfTheForgetSetAndHalfOfItsTestSet()
    {
        using var scope = NewDisposeScope();
        ForgettingData data = Given.Data();
        Assert.That(data.ForgetRows.data<long>(), Is.EqualTo(Enumerable.Range(0, 10).Select(k => 1 + (3 * k))));
        Assert.That(data.Train.X.index_select(0, data.ForgetRows).data<float>(), Is.EqualTo(data.Forget.X.data<float>()));
        Assert.That(data.Validation.X.data<float>(), Is.EqualTo(data.Test.X.index_select(0, tensor(new long[] { 1, 4, 7 })).data<float>()));
        Assert.That(data.Validation.Y.data<long>(), Is.All.EqualTo(1));
    }

    private static long[] Labels(Samples samples) => samples.Y.data<long>().ToArray();

    private static float[] Pixels(Samples samples) => samples.X.data<float>().ToArray();
}
