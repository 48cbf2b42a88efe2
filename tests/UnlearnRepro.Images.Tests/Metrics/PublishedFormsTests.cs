using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;

namespace UnlearnRepro.Images.Tests.Metrics;

/// <summary>The forms that published code reports, beside the true ones, and ZRF in both.</summary>
public class PublishedFormsTests
{
    private static readonly double[] P = [0.7, 0.1, 0.1, 0.1], Q = [0.1, 0.1, 0.1, 0.7];

    [Test]
    public void ThePublishedDivergenceIsTheReverseOneDividedByTheClasses()
    {
        using var a = Given.Probabilities([P, P]);
        using var b = Given.Probabilities([Q, P]);

        // m = (0.4, 0.1, 0.1, 0.4); KL(m || p) = KL(m || q) = 0.4 ln(0.4/0.7) + 0.4 ln(0.4/0.1) = 0.3307; over 4 classes and 2 samples.
        double reverse = (0.4 * Math.Log(4.0 / 7)) + (0.4 * Math.Log(4));
        Assert.That(reverse, Is.EqualTo(0.3307).Within(5e-5));
        Assert.That(JsPublished.Between(a, b), Is.EqualTo(reverse / 8).Within(1e-14));
        Assert.That(JsPublished.Between(b, a), Is.EqualTo(JsPublished.Between(a, b)).Within(1e-16));
        Assert.That(JsDivergence.Between(a, b), Is.EqualTo(0.2531 / 2).Within(5e-5), "the true one is another number");
    }

    [Test]
    public void OppositeAnswersReachTheClampAndNotInfinity()
    {
        using var a = Given.Logits([[1000, 0]]);
        using var b = Given.Logits([[0, 1000]]);

        // m = 1/2 twice, p and q are 1 and the clamp: 1/2 ln(1/2) - 1/2 (ln 1 + ln 1e-12) / 2, in both columns.
        Assert.That(JsPublished.Between(a, b), Is.EqualTo((0.5 * Math.Log(0.5)) + (3 * Math.Log(10))).Within(1e-9));
    }

    [Test]
    public void TheRootOfTheMeanSquareCountsLargeDistancesMore()
    {
        using var a = Given.Probabilities([P, P]);
        using var b = Given.Probabilities([Q, P]);

        // Squared distances 0.72 and 0: root of the mean 0.6; the mean of the distances is 0.424.
        Assert.That(ActivationRms.Between(a, b), Is.EqualTo(0.6).Within(1e-14));
        Assert.That(ActivationRms.Between(b, a), Is.EqualTo(ActivationRms.Between(a, b)));
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 50, QuietOnSuccess = true)]
    public bool WhatHoldsForAnyTwoModels(ulong root, byte scale)
    {
        using var a = Given.Random(root, 10, 5);
        using var other = Given.Random(root + 1, 10, 5);
        using var b = new Predictions(other.Logits * scale, other.Labels.clone());
        using var shifted = new Predictions(b.Logits + arange(10, dtype: float64).unsqueeze(1), b.Labels.clone());
        using var reversedA = a.Rows(arange(9, -1, -1, dtype: int64));
        using var reversedB = b.Rows(arange(9, -1, -1, dtype: int64));
        double js = JsPublished.Between(a, b), rms = ActivationRms.Between(a, b);
        return js >= 0 && rms >= ActivationDistance.Between(a, b) - 1e-12 && rms <= Math.Sqrt(2) + 1e-12
            && Near(JsPublished.Between(a, shifted), js) && Near(ActivationRms.Between(a, shifted), rms)
            && Near(JsPublished.Between(reversedA, reversedB), js) && Near(ActivationRms.Between(reversedA, reversedB), rms)
            && JsPublished.Between(b, b) == 0 && ActivationRms.Between(b, b) == 0;
    }

    [Test]
    public void ZrfIsOneForTheTeacherItselfAndLeastForItsOpposite()
    {
        using var a = Given.Logits([[1000, 0], [1000, 0]]);
        using var b = Given.Logits([[0, 1000], [1000, 0]]);
        Assert.That((Zrf.Of(a, a), Zrf.Published(a, a)), Is.EqualTo((1.0, 1.0)));
        Assert.That(Zrf.Of(a, b), Is.EqualTo(1 - (Math.Log(2) / 2)).Within(1e-14), "one of two samples at ln 2");
        Assert.That(Zrf.Published(a, b), Is.EqualTo(1 - (((0.5 * Math.Log(0.5)) + (3 * Math.Log(10))) / 2)).Within(1e-9));
    }

    private static bool Near(double x, double y) => Math.Abs(x - y) < 1e-9 * (1 + Math.Abs(y));
}
