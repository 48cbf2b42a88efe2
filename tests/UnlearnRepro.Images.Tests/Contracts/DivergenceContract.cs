using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Support;

namespace UnlearnRepro.Images.Tests.Contracts;

/// <summary>What makes a number a Jensen-Shannon divergence in nats (Lin 1991), whichever way it is computed.</summary>
/// <param name="between">The mean over the samples.</param>
public abstract class DivergenceContract(Func<Predictions, Predictions, double> between)
{
    [Test]
    public void NothingIsAwayFromItself()
    {
        using var a = Given.Random(7, 20, 5);
        Assert.That(between(a, a), Is.Zero);
    }

    [Test]
    public void ItIsSymmetricAndAtMostTheLogarithmOf2()
    {
        for (ulong root = 1; root <= 20; root++)
        {
            using var a = Given.Random(root, 10, 5);
            using var other = Given.Random(root + 100, 10, 5);
            using var b = new Predictions(other.Logits * root, other.Labels.clone());
            Assert.That(between(a, b), Is.InRange(0, Math.Log(2) + 1e-12));
            Assert.That(between(b, a), Is.EqualTo(between(a, b)).Within(1e-12), "symmetric");
        }
    }

    /// <summary>Without this one a divergence that is too small would pass, by a factor as large as the number of classes.</summary>
    [TestCase(2)]
    [TestCase(10)]
    public void SureAndOppositeAnswersAreTheLogarithmOf2Apart(int classes)
    {
        double[] first = new double[classes], last = new double[classes];
        (first[0], last[^1]) = (1000, 1000);
        using var a = Given.Logits([first, last]);
        using var b = Given.Logits([last, first]);
        Assert.That(between(a, b), Is.EqualTo(Math.Log(2)).Within(1e-12));
    }
}

/// <summary>The contract of the divergence that is called Jensen-Shannon here.</summary>
public class DivergenceContractTests() : DivergenceContract(JsDivergence.Between);
