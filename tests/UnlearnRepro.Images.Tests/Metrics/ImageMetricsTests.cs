using UnlearnRepro.Domains.Attacks;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Optimisers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Metrics;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Images.Tests.Metrics;

/// <summary>
/// What each name stands for: which function of which set, and against whom. Functions have tests of their own; a model against itself, as the
/// measurement contract has it, cannot tell one set from another.
/// </summary>
public class ImageMetricsTests
{
    private const int Forgotten = 1;
    private static readonly StartAccuracies Start = new(Forget: 60, TestRetain: 88);
    private static readonly Network Network = Mlp.Of(16, [8], 3);

    [Test]
    public void EachNameIsItsFunctionOfItsSets()
    {
        ImageDataset images = Images();
        using Model model = Sharp(129), original = Sharp(1), a = Sharp(3), b = Sharp(4), untrained = Sharp(5);
        var expected = Expected(images, model, original, a, b, untrained);
        RelearnTime relearn = Relearn(Data(images));
        expected["relearn-steps"] = relearn.Passes(model, Start.Forget);
        var found = Found(images, model, original, a, b, untrained);
        Assert.That(found.Keys, Is.EquivalentTo(expected.Keys));
        using var every = Assert.EnterMultipleScope();
        foreach (var (name, value) in expected)
        {
            Assert.That(found[name], Is.EqualTo(value).Within(1e-6), name);
        }

        Assert.That(expected.Values.Select(v => Math.Round(v, 4)), Is.Unique, "no metric can stand for another");
        Assert.That(expected["relearn-steps"], Is.GreaterThan(0).And.LessThan(relearn.Passes(model, Start.TestRetain)));
    }

    /// <summary>Relearning goes through D_f in the order of its rows; no other metric knows of an order.</summary>
    [Test]
    public void TheOrderOfSamplesMattersToRelearningAlone()
    {
        ImageDataset images = Images();
        ImageDataset turned = new("turned", Reversed(images.Train), Reversed(images.Test), images.Classes, images.Source, images.Licence);
        using Model model = Sharp(129), original = Sharp(1), a = Sharp(3), b = Sharp(4), untrained = Sharp(5);
        var first = Found(images, model, original, a, b, untrained);
        var second = Found(turned, model, original, a, b, untrained);
        first.Remove("relearn-steps");
        using var every = Assert.EnterMultipleScope();
        foreach (var (name, value) in first)
        {
            Assert.That(second[name], Is.EqualTo(value).Within(1e-6), name);
        }
    }

    private static Dictionary<string, double> Found(ImageDataset images, Model model, Model original, Model a, Model b, Model untrained)
    {
        ForgettingData data = Data(images);
        using Evaluation own = new(model, data), ofA = new(a, data), ofB = new(b, data);
        using var testForget = Rows(images.Test, label => label == Forgotten);
        using var teacher = Predictions.Of(untrained, testForget);
        var measured = new Measured(
            model, own, new(original, Start), [new(a, ofA), new(b, ofB)], new(teacher, Relearn(data), data.ForgetsWholeClasses, data.CorruptsTrain));
        return ImageMetrics.All.ToDictionary(m => m.Info.Name, m => m.Of(measured));
    }

    private static ForgettingData Data(ImageDataset images) => new(images, new FullClass(Forgotten).Split(images, Seed.Root(7)));

    private static RelearnTime Relearn(ForgettingData data) => Given.Relearn(data.Forget, new(new Sgd(0.3), Epochs: 1, BatchSize: 8));

    // Sets by the labels of the images, sums by hand. The network computes in single precision, which shows the size of a batch.
    private static Dictionary<string, double> Expected(ImageDataset images, Model model, Model original, Model a, Model b, Model untrained)
    {
        using var scope = NewDisposeScope();
        Samples forget = Rows(images.Train, label => label == Forgotten), retain = Rows(images.Train, label => label != Forgotten);
        Samples testForget = Rows(images.Test, label => label == Forgotten), testRetain = Rows(images.Test, label => label != Forgotten), test = Rows(images.Test, _ => true);
        Predictions Of(Samples set) => Predictions.Of(model, set);
        double Near(Func<Model, double> percent) => 1 - (Math.Abs(percent(model) - ((percent(a) + percent(b)) / 2)) / 100);
        double Right(Model of, Samples set) => Accuracy.Of(Predictions.Of(of, set));

        var expected = new Dictionary<string, double>
        {
            ["distance-original"] = WeightDistance.Between(model, original),
            ["distance-retrain"] = (WeightDistance.Between(model, a) + WeightDistance.Between(model, b)) / 2,
            ["zrf"] = 1 - JsDivergence.Between(Of(testForget), Predictions.Of(untrained, testForget)),
            ["zrf-published"] = 1 - JsPublished.Between(Of(testForget), Predictions.Of(untrained, testForget)),
            ["mia-auc"] = Roc.Auc(positives: EntropyAttack.Entropies(Of(testForget)), negatives: EntropyAttack.Entropies(Of(forget))),
            ["tow"] = Near(m => Right(m, forget)) * Near(m => Right(m, retain)) * Near(m => Right(m, test)),
            ["tow-mia"] = Near(m => Cut(m, MembershipFeatures.Confidence)) * Near(m => Right(m, retain)) * Near(m => Right(m, test)),
            ["aus"] = (1 - ((Start.TestRetain - Right(model, testRetain)) / 100)) / (1 + (Right(model, testForget) / 100)),
        };

        foreach (var (name, set) in new[] { ("forget", forget), ("retain", retain), ("test-forget", testForget), ("test-retain", testRetain), ("test", test) })
        {
            expected[$"accuracy-{name}"] = Accuracy.Of(Of(set));
            expected[$"loss-{name}"] = CrossEntropy.Of(Of(set));
        }

        foreach (var (name, set) in new[] { ("test-forget", testForget), ("test-retain", testRetain) })
        {
            double Mean(Func<Predictions, Predictions, double> between) => (between(Of(set), Predictions.Of(a, set)) + between(Of(set), Predictions.Of(b, set))) / 2;
            expected[$"completeness-{name}"] = Mean(Completeness.Between);
            expected[$"activation-distance-{name}"] = Mean(ActivationDistance.Between);
            expected[$"activation-rms-{name}"] = Mean(ActivationRms.Between);
            expected[$"js-{name}"] = Mean(JsDivergence.Between);
            expected[$"js-published-{name}"] = Mean(JsPublished.Between);
        }

        expected["mia"] = Members(others: test);
        expected["mia-published"] = PublishedMembers();
        Assert.That(Members(others: testRetain), Is.Not.EqualTo(expected["mia"]).Within(1), "nor D'_r for D'");
        expected["mia-correctness"] = Cut(model, MembershipFeatures.Correctness);
        expected["mia-confidence"] = Cut(model, MembershipFeatures.Confidence);
        expected["mia-entropy"] = Cut(model, MembershipFeatures.NegativeEntropy);
        expected["mia-modified-entropy"] = Cut(model, MembershipFeatures.NegativeModifiedEntropy);
        expected["nomus"] = (Right(model, test) / 200) + (0.5 - Math.Abs(NoMus.AttackAccuracy(Losses(forget), Losses(testForget)) - 0.5));
        return expected;

        double Members(Samples others)
        {
            var attack = LogisticRule.Fit(EntropyAttack.Entropies(Of(retain)), EntropyAttack.Entropies(Of(others)));
            return 100 * EntropyAttack.Entropies(Of(forget)).Average(h => attack.IsMember(h) ? 1 : 0);
        }

        double PublishedMembers()
        {
            var attack = MultinomialRule.Fit(SinglePrecision.Entropies(Of(retain)), SinglePrecision.Entropies(Of(test)));
            return 100 * SinglePrecision.Entropies(Of(forget)).Average(h => attack.IsMember(h) ? 1 : 0);
        }

        double Cut(Model of, Func<Predictions, double[]> feature)
        {
            var rule = ThresholdRule.Fit(members: feature(Predictions.Of(of, retain)), others: feature(Predictions.Of(of, test)));
            return 100 * feature(Predictions.Of(of, forget)).Average(x => rule.IsMember(x) ? 0 : 1);
        }

        double[] Losses(Samples set) => [.. MembershipFeatures.Confidence(Of(set)).Select(p => -Math.Log(p))];
    }

    // 211 and 127 images of three classes, none of which is a third of either part.
    private static ImageDataset Images()
    {
        var shape = new ImageShape(1, 4, 4);
        var random = new SplitMix64(7);
        ImageSet Set(int count) => new(
            [.. Enumerable.Range(0, count * shape.Size).Select(_ => (random.Next() >> 40) / (float)(1 << 24))],
            [.. Enumerable.Range(0, count).Select(i => i % 5 < 2 ? Forgotten : i % 3 == 0 ? 0 : 2)], shape);
        return new("made", Set(211), Set(127), ["a", "b", "c"], "made up", "none");
    }

    private static ImageSet Reversed(ImageSet set) => set.Subset([.. Enumerable.Range(0, set.Count).Reverse()]);

    // Fresh values three times as large, so that softmax is not nearly uniform.
    private static Model Sharp(ulong root)
    {
        var model = Given.Model(Network, root);
        model.Theta.mul_(3);
        return model;
    }

    private static Samples Rows(ImageSet set, Func<int, bool> where)
    {
        var part = set.Subset([.. Enumerable.Range(0, set.Count).Where(i => where(set.Labels[i]))]);
        return new(tensor(part.Pixels, [part.Count, part.Shape.Size]), tensor(part.Labels).to(int64));
    }
}
