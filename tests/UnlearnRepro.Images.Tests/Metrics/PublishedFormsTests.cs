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
        Assert.That(JsPublished.Between(a, b), Is.EqualTo(reverse / 8).Within(1e-8));
        Assert.That(JsPublished.Between(b, a), Is.EqualTo(JsPublished.Between(a, b)).Within(1e-9));
        Assert.That(JsDivergence.Between(a, b), Is.EqualTo(0.2531 / 2).Within(5e-5), "the true one is another number");
    }

    /// <summary>
    /// As a well-trained network has them: probabilities far below what a clamp at 1e-12 leaves and above what single precision does. With the clamp
    /// the first two would be off by more than a fifth. Logits 95 below the largest give numbers with few bits left.
    /// </summary>
    [TestCase(40, 0.2)]
    [TestCase(70, 0.2)]
    [TestCase(95, 0.2)]
    [TestCase(5, -1)]
    public void ThePublishedDivergenceIsInItsOwnPrecision(double scale, double off)
    {
        using var a = Given.Logits([[scale, 0, 3], [scale, 2, 0], [1, scale, 0]]);
        using var b = Given.Logits([[scale, 1, 0], [0, scale, 2], [0, scale, 1]]);
        double found = JsPublished.Between(a, b);
        Assert.That(found, Is.EqualTo(SinglePrecision.JsDiv(a, b)).Within(2e-6 * found));
        Assert.That((found - Clamped(a, b)) / found, Is.GreaterThan(off), "the same with probabilities of at least 1e-12");
    }

    /// <summary>Below 1e-45 a probability is 0: the published number is infinite where one model has a 0, and none where both have.</summary>
    [TestCase(102, 102, 1)]
    [TestCase(105, 50, double.PositiveInfinity)]
    [TestCase(50, 105, double.PositiveInfinity)]
    [TestCase(105, 105, double.NaN)]
    public void WhereAProbabilityUnderflowsThereIsNoFiniteNumber(double scaleA, double scaleB, double kind)
    {
        using var a = Given.Logits([[scaleA, 0, 0]]);
        using var b = Given.Logits([[0, scaleB, 0]]);
        double found = JsPublished.Between(a, b);
        Assert.That(double.IsFinite(found) ? 1 : found, Is.EqualTo(kind));
        Assert.That(found, Is.EqualTo(SinglePrecision.JsDiv(a, b)).Within(1e-4));
        Assert.That(Zrf.Published(a, b), Is.EqualTo((float)(1 - found)));
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
        using var b = new Predictions(other.Logits * (scale % 16), other.Labels.clone());
        using var shifted = new Predictions(b.Logits + arange(10, dtype: float64).unsqueeze(1), b.Labels.clone());
        using var reversedA = a.Rows(arange(9, -1, -1, dtype: int64));
        using var reversedB = b.Rows(arange(9, -1, -1, dtype: int64));
        double js = JsPublished.Between(a, b), rms = ActivationRms.Between(a, b);
        return js >= -1e-7 && rms >= ActivationDistance.Between(a, b) - 1e-12 && rms <= Math.Sqrt(2) + 1e-12
            && NearInSingle(JsPublished.Between(a, shifted), js) && NearInSingle(SinglePrecision.JsDiv(a, b), js) && Near(ActivationRms.Between(a, shifted), rms)
            && NearInSingle(JsPublished.Between(reversedA, reversedB), js) && Near(ActivationRms.Between(reversedA, reversedB), rms)
            && JsPublished.Between(b, b) == 0 && ActivationRms.Between(b, b) == 0;
    }

    [Test]
    public void ZrfIsOneForTheTeacherItselfAndLeastForItsOpposite()
    {
        using var a = Given.Logits([[1000, 0], [1000, 0]]);
        using var b = Given.Logits([[0, 1000], [1000, 0]]);
        using var less = Given.Logits([[0, 80], [80, 0]]);
        using var other = Given.Logits([[80, 0], [80, 0]]);
        Assert.That((Zrf.Of(a, a), Zrf.Published(less, less)), Is.EqualTo((1.0, 1.0)));
        Assert.That(Zrf.Of(a, b), Is.EqualTo(1 - (Math.Log(2) / 2)).Within(1e-14), "one of two samples at ln 2");

        // m = 1/2 twice in one of two samples, p and q are 1 and e^-80: 1/2 ln(1/2) + 80 / 4 in both columns.
        Assert.That(Zrf.Published(other, less), Is.EqualTo(1 - ((0.5 * Math.Log(0.5)) + 20) / 2).Within(1e-5));
        Assert.That(Zrf.Published(a, b), Is.NaN, "the second sample has a probability of 0 twice");
    }

    // The form with a clamp, in double precision.
    private static double Clamped(Predictions a, Predictions b)
    {
        var (p, q) = (a.Logits.softmax(1).clamp_min(1e-12), b.Logits.softmax(1).clamp_min(1e-12));
        var m = (p + q) / 2;
        return (m * (m.log() - ((p.log() + q.log()) / 2))).mean().item<double>();
    }

    // Terms of size 1 have roundings of 6e-8, and a difference may be all that is left of them; logits that underflow give equal infinities or NaN.
    private static bool NearInSingle(double x, double y) => x.Equals(y) || Math.Abs(x - y) < 5e-7 + (1e-5 * Math.Abs(y));

    private static bool Near(double x, double y) => Math.Abs(x - y) < 1e-9 * (1 + Math.Abs(y));
}
