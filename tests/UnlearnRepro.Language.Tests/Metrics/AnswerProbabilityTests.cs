using FsCheck;
using FsCheck.Fluent;
using UnlearnRepro.Language.Metrics;

namespace UnlearnRepro.Language.Tests.Metrics;

public class AnswerProbabilityTests
{
    [Test]
    public void TheLengthCountsOnce()
    {
        // Two tokens of 1/4 and three of 1/8.
        Assert.That(AnswerProbability.Of(2 * Math.Log(4), 2), Is.EqualTo(0.25).Within(1e-15));
        Assert.That(AnswerProbability.Of(3 * Math.Log(8), 3), Is.EqualTo(0.125).Within(1e-15));
        Assert.That((AnswerProbability.Of(0, 3), AnswerProbability.Of(double.PositiveInfinity, 3)), Is.EqualTo((1.0, 0.0)));
    }

    [Test]
    public void AmongOptionsIsAShare()
    {
        Assert.That(AnswerProbability.AmongOptions(0.5, [0.25, 0.125, 0.125]), Is.EqualTo(0.5).Within(1e-15));
        Assert.That(AnswerProbability.AmongOptions(0, [0.0, 0]), Is.NaN);
    }

    [Test]
    public void WhatIsNoLossOrLengthIsRefused()
    {
        Assert.That(() => AnswerProbability.Of(-0.5, 2), Throws.ArgumentException.With.Message.EqualTo("loss: expected a number from 0 up, found -0.5"));
        Assert.That(() => AnswerProbability.Of(double.NaN, 2), Throws.ArgumentException.With.Message.EndsWith("found NaN"));
        Assert.That(() => AnswerProbability.Of(1, 0), Throws.ArgumentException.With.Message.EqualTo("length: expected at least 1, found 0"));
    }

    [FsProperty]
    public Property IsAProbabilityAndFallsWithTheLoss(NormalFloat first, NormalFloat second, PositiveInt length)
    {
        double[] losses = [.. new[] { Math.Abs(first.Get), Math.Abs(second.Get) }.Order()];
        double high = AnswerProbability.Of(losses[0], length.Get), low = AnswerProbability.Of(losses[1], length.Get);
        return (low >= 0 && low <= high && high <= 1).ToProperty();
    }
}
