using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Support;
using UnlearnRepro.Networks.Metrics;
using UnlearnRepro.Networks.Models;

namespace UnlearnRepro.Images.Tests.Metrics;

/// <summary>The metrics between two models: completeness, activation distance, Jensen-Shannon divergence, weight distance.</summary>
public class DistanceTests
{
    private static readonly double[] P = [0.7, 0.1, 0.1, 0.1], Q = [0.1, 0.1, 0.1, 0.7];

    [Test]
    public void CompletenessCountsEqualClasses()
    {
        using var a = Given.Probabilities([P, P, Q, Q]);
        using var b = Given.Probabilities([P, Q, [0.2, 0.3, 0.1, 0.4], Q]);
        Assert.That(Completeness.Between(a, b), Is.EqualTo(75.0));
        Assert.That(Completeness.Between(b, a), Is.EqualTo(75.0));
    }

    [Test]
    public void CompletenessDoesNotLookAtLabels()
    {
        using var a = Given.Probabilities([P, Q], 2, 2);
        using var b = Given.Probabilities([P, Q], 1, 1);
        Assert.That(Completeness.Between(a, b), Is.EqualTo(100.0));
    }

    [Test]
    public void ActivationDistanceIsTheMeanOfTheDistancesNotTheRootOfTheMeanSquare()
    {
        using var a = Given.Probabilities([P, P]);
        using var b = Given.Probabilities([Q, P]);
        // ||p - q|| = sqrt(0.6^2 + 0.6^2); the root of the mean square would be 0.6.
        Assert.That(ActivationDistance.Between(a, b), Is.EqualTo(Math.Sqrt(0.72) / 2).Within(1e-14));
        Assert.That(ActivationDistance.Between(b, a), Is.EqualTo(ActivationDistance.Between(a, b)));
    }

    [Test]
    public void SureAndOppositeAnswersAreAsFarApartAsCanBe()
    {
        using var a = Given.Logits([[1000, 0]]);
        using var b = Given.Logits([[0, 1000]]);
        Assert.That(ActivationDistance.Between(a, b), Is.EqualTo(Math.Sqrt(2)).Within(1e-14));
        Assert.That(JsDivergence.Between(a, b), Is.EqualTo(Math.Log(2)).Within(1e-14));
        Assert.That(Completeness.Between(a, b), Is.Zero);
    }

    [Test]
    public void JensenShannonIsTheTrueOne()
    {
        using var a = Given.Probabilities([P, P]);
        using var b = Given.Probabilities([Q, P]);
        // m = (0.4, 0.1, 0.1, 0.4); KL(p || m) = KL(q || m) = 0.7 ln(0.7/0.4) + 0.1 ln(0.1/0.4) = 0.2531.
        double one = (0.7 * Math.Log(1.75)) + (0.1 * Math.Log(0.25));
        Assert.That(one, Is.EqualTo(0.2531).Within(5e-5));
        Assert.That(JsDivergence.Between(a, b), Is.EqualTo(one / 2).Within(1e-14), "mean over two samples, of which one agrees");
    }

    [FsProperty(Replay = "12345,67891", MaxTest = 100, QuietOnSuccess = true)]
    public bool NothingIsAwayFromItself(ulong root, byte scale)
    {
        using var random = Given.Random(root, 100, 10);
        using var a = new Predictions(random.Logits * (scale / 4.0), random.Labels.clone());
        using var b = new Predictions(a.Logits.clone(), a.Labels.clone());
        return JsDivergence.Between(a, b) == 0 && ActivationDistance.Between(a, b) == 0 && Completeness.Between(a, b) == 100;
    }

    [Test]
    public void WeightDistanceIsEuclidean()
    {
        using var a = Given.Model(Mlp.Of(2, [2], 2), 7);
        using var b = a.Clone();
        b.Theta.narrow(1, 0, 1).add_(3);
        b.Theta.narrow(1, 11, 1).sub_(4);
        Assert.That(WeightDistance.Between(a, b), Is.EqualTo(5).Within(1e-6));
        Assert.That(WeightDistance.Between(b, a), Is.EqualTo(WeightDistance.Between(a, b)));
    }

    [Test]
    public void WeightDistanceLeavesBuffersOut()
    {
        using var a = Given.Model(SmallCnn.Of(new(1, 4, 4), 2, 3, 3), 7);
        using var b = a.Clone();
        b.Buffer(b.Network.Buffers[0]).add_(100);
        Assert.That(WeightDistance.Between(a, b), Is.Zero);
    }
}
