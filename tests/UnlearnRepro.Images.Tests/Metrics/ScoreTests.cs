using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Scenarios;
using UnlearnRepro.Images.Tests.Datasets;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Images.Training;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Images.Tests.Metrics;

/// <summary>The scores that put several numbers into one: ToW, AUS, NoMUS.</summary>
public class ScoreTests
{
    [Test]
    public void TugOfWarIsAProductOfNearness()
    {
        var unlearned = new Standing(Forget: 20, Retain: 90, Test: 80, MiaConfidence: 60);
        Standing[] references = [new(0, 100, 95, 100), new(20, 100, 85, 80)];

        // References' means 10, 100, 90, 90: (1 - 0.1)(1 - 0.1)(1 - 0.1) and (1 - 0.3)(1 - 0.1)(1 - 0.1).
        Assert.That(TugOfWar.Of(unlearned, references), Is.EqualTo(0.729).Within(1e-14));
        Assert.That(TugOfWar.Mia(unlearned, references), Is.EqualTo(0.567).Within(1e-14));
        Assert.That((TugOfWar.Of(unlearned, [unlearned]), TugOfWar.Mia(unlearned, [unlearned])), Is.EqualTo((1.0, 1.0)));
        Assert.That(TugOfWar.Of(unlearned, [references[0]]), Is.EqualTo(TugOfWar.Of(references[0], [unlearned])).Within(1e-15), "symmetric");
        Assert.That(TugOfWar.Of(new(0, 100, 100, 0), [new(100, 100, 100, 0)]), Is.Zero, "one lost tug loses all");
    }

    // The tables of the authors' repository (MUFAC and MUCAC): accuracy, |MIA - 0.5|, final score.
    [TestCase(0.5951, 0.2136, 0.5839)]
    [TestCase(0.4880, 0.0445, 0.6995)]
    [TestCase(0.5984, 0.1415, 0.6577)]
    [TestCase(0.8852, 0.0568, 0.8858)]
    [TestCase(0.1762, 0.1289, 0.4592)]
    public void NoMusIsThatOfThePublishedTables(double accuracy, double distance, double score)
    {
        Assert.That(NoMus.Of(accuracy, 0.5 + distance), Is.EqualTo(score).Within(1e-4));
        Assert.That(NoMus.Of(accuracy, 0.5 - distance), Is.EqualTo(NoMus.Of(accuracy, 0.5 + distance)).Within(1e-15));
    }

    [Test]
    public void NoMusHasItsBounds() => Assert.That((NoMus.Of(1, 0.5), NoMus.Of(0, 1), NoMus.Of(0, 0)), Is.EqualTo((1.0, 0.0, 0.0)));

    [Test]
    public void ItsAttackCountsBothSidesAlikeAndLearnsNothingFromNothing()
    {
        // The rule is fitted in between: all 9 members below, 2 of 3 others above it: (1 + 2/3) / 2.
        Assert.That(NoMus.AttackAccuracy([0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 9, 9]), Is.EqualTo((1 + (2 / 3.0)) / 2).Within(1e-14));
        Assert.That(NoMus.AttackAccuracy([1, 1, 1], [1]), Is.EqualTo(0.5));
    }

    [Test]
    public void AusIsThatOfItsPaper()
    {
        // Accuracies that are known: a model that names class 0 always. Labels go 0, 1, 2 in turn; class 1 is forgotten.
        using var model = Given.Model(Mlp.Of(16, [], 3), 7);
        model.Theta.zero_().narrow(1, 48, 1).fill_(1);
        using var own = new Evaluation(model, Given.Data());
        Assert.That((Accuracy.Of(own.TestForget), Accuracy.Of(own.TestRetain)), Is.EqualTo((0.0, 50.0)));

        // (1 - (0.9 - 0.5)) / (1 + 0).
        Assert.That(AdaptiveUnlearningScore.Of(own, originalTestRetain: 90, wholeClasses: true, corrupted: false), Is.EqualTo(0.6).Within(1e-14));

        // Class 1 always: nothing of D'_r, all of D'_f, so (1 - 0.9) / (1 + 1); as a sample Delta = |1 - 1|, so (1 - 0.9) / 1.
        model.Theta.zero_().narrow(1, 49, 1).fill_(1);
        using var other = new Evaluation(model, Given.Data());
        Assert.That(AdaptiveUnlearningScore.Of(other, 90, wholeClasses: true, corrupted: false), Is.EqualTo(0.05).Within(1e-14));
        Assert.That(AdaptiveUnlearningScore.Of(other, 90, wholeClasses: false, corrupted: false), Is.EqualTo(0.1).Within(1e-14));
    }

    /// <summary>Of four classes an image is its class's pixel, white: a network of 20 times the pixels knows every true label.</summary>
    [Test]
    public void WhoHasForgottenMistakesScoresHigherThanWhoKnowsThem()
    {
        static ImageSet Set(int count) => new(
            [.. Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(0, 4).Select(k => i % 4 == k ? 1f : 0f))], [.. Enumerable.Range(0, count).Select(i => i % 4)], new(1, 1, 4));
        var images = new ImageDataset("made", Set(40), Set(40), ["a", "b", "c", "d"], "made up", "none", KnownShared: null);
        var data = new ForgettingData(images, new Mislabelled(0.25).Split(images, Seed.Root(7)));
        using var model = Given.Model(Mlp.Of(4, [], 4), 7);
        model.Theta.zero_().narrow(1, 0, 16).copy_((20 * eye(4)).view(1, 16));
        using var own = new Evaluation(model, data);
        Assert.That((Accuracy.Of(own.Forget), Accuracy.Of(own.Test)), Is.EqualTo((0.0, 100.0)));

        // All mistakes cost the same 20 nats, seen or not, so that no attack tells them apart: (1 + 1) / 2.
        Assert.That(NoMus.Of(own), Is.EqualTo(1).Within(1e-14));
        Assert.That(AdaptiveUnlearningScore.Of(own, 100, wholeClasses: false, corrupted: true), Is.EqualTo(1).Within(1e-14));
    }

    /// <summary>Softmax regression on 2 pixels of which the trigger is the second: class 0 where it is, whether D or D', class 3 elsewhere.</summary>
    [Test]
    public void AusSeesABackdoorThatStillWorks()
    {
        var images = Made.Dataset([.. Enumerable.Range(0, 40).Select(i => i % 4)], [0, 3, 1, 2, 0], classes: 4);
        var data = new ForgettingData(images, new Poisoned(0.25).Split(images, Seed.Root(7)));
        using var model = Given.Model(Mlp.Of(2, [], 4), 7);
        model.Theta.copy_(tensor(new float[] { 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }).unsqueeze(0));
        using var own = new Evaluation(model, data);
        Assert.That((Accuracy.Of(own.Forget), Accuracy.Of(own.TestForget), Accuracy.Of(own.TestRetain)), Is.EqualTo((100.0, 100.0, 20.0)));

        // (1 - (0.2 - 0.2)) / (1 + 1): the accuracy left on D_f counts, not what it is above that on D'_f.
        Assert.That(AdaptiveUnlearningScore.Of(own, 20, wholeClasses: false, corrupted: true), Is.EqualTo(0.5).Within(1e-14));
    }

    [Test]
    public void WholeClassesAreSeenInTheData() => Assert.That(Given.Data().ForgetsWholeClasses, Is.True);
}
