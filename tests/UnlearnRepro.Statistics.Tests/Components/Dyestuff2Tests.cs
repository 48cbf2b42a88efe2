using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Likelihood;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// Box and Tiao's simulated yields, the textbook case of a batch variance estimated as 0. Published (lme4, REML): mean 5.6656,
/// batch variance 0, residual variance 13.81. SS_T = 41.6816288 and SS_U = 358.70135 follow from the data.
/// </summary>
public class Dyestuff2Tests
{
    private static readonly SeedGrid Data = new(
    [
        [7.298, 3.846, 2.434, 9.566, 7.990],
        [5.220, 6.556, 0.608, 11.788, -0.892],
        [0.110, 10.386, 13.434, 5.510, 8.166],
        [2.212, 4.852, 7.092, 9.288, 4.980],
        [0.282, 9.014, 4.458, 9.446, 7.198],
        [1.722, 4.782, 8.106, 0.758, 3.758],
    ]);

    [Test]
    public void RemlIsOnTheBoundary()
    {
        LikelihoodFit reml = LikelihoodFit.Reml(Data);
        Assert.That((reml.TrainingVariance.Value, reml.TrainingVariance.Status), Is.EqualTo((0.0, Status.Boundary)));
        Assert.That(reml.Mean.Value, Is.EqualTo(5.6656).Within(1e-10));
        Assert.That(reml.UnlearningVariance.Value, Is.EqualTo(13.806).Within(5e-4));
    }

    [Test]
    public void AnalysisOfVarianceKeepsTheNegativeEstimate()
    {
        VarianceComponents c = VarianceComponents.Of(Data);
        Assert.That(c.TrainingVariance.Raw, Is.EqualTo(((41.6816288 / 5) - (358.70135 / 24)) / 5).Within(1e-6));
        Assert.That((c.TrainingVariance.Value, c.TrainingVariance.Status), Is.EqualTo((0.0, Status.Boundary)));
        Assert.That(c.TrainingVariance.Interval!.Value.Lower, Is.Zero);
        Assert.That(c.TrainingVariance.Interval!.Value.Upper, Is.GreaterThan(4), "the data were made with a batch variance of 4");
    }
}
