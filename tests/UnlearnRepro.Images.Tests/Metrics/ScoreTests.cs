using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Support;

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
        Assert.That(AdaptiveUnlearningScore.Of(own, originalTestRetain: 90, wholeClasses: true), Is.EqualTo(0.6).Within(1e-14));

        // Class 1 always: nothing of D'_r, all of D'_f, so (1 - 0.9) / (1 + 1); as a sample Delta = |1 - 1|, so (1 - 0.9) / 1.
        model.Theta.zero_().narrow(1, 49, 1).fill_(1);
        using var other = new Evaluation(model, Given.Data());
        Assert.That(AdaptiveUnlearningScore.Of(other, 90, wholeClasses: true), Is.EqualTo(0.05).Within(1e-14));
        Assert.That(AdaptiveUnlearningScore.Of(other, 90, wholeClasses: false), Is.EqualTo(0.1).Within(1e-14));
    }

    [Test]
    public void WholeClassesAreSeenInTheData() => Assert.That(Given.Data().ForgetsWholeClasses, Is.True);
}
