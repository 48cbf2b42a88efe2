using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Likelihood;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>
/// Davies' dyestuff yields, six batches of five. Mean 1527.5, s_T 42.00, s_U 49.51 are published (lme4, REML);
/// SS_T = 56357.5 and SS_U = 58830 follow from the data by hand.
/// </summary>
public class DyestuffTests
{
    private readonly VarianceComponents components = VarianceComponents.Of(new SeedGrid(Worlds.Dyestuff));

    [Test]
    public void MeanSquares()
    {
        Assert.That(components.MsT, Is.EqualTo(56357.5 / 5).Within(1e-8));
        Assert.That(components.MsU, Is.EqualTo(58830.0 / 24).Within(1e-8));
        Assert.That((components.DfT, components.DfU), Is.EqualTo((5, 24)));
        Assert.That(components.F, Is.EqualTo(4.598).Within(5e-4));
    }

    [Test]
    public void PublishedEstimates()
    {
        Assert.That(components.Mean.Value, Is.EqualTo(1527.5).Within(1e-9));
        Assert.That(components.TrainingSd.Value, Is.EqualTo(42.00).Within(5e-3));
        Assert.That(components.UnlearningSd.Value, Is.EqualTo(49.51).Within(5e-3));
        Assert.That(components.Icc.Value, Is.EqualTo(1764.05 / (1764.05 + 2451.25)).Within(1e-9));
        Assert.That(components.TotalVariance.Value, Is.EqualTo(1764.05 + 2451.25).Within(1e-8));
    }

    [Test]
    public void IntervalsFromTabulatedQuantiles()
    {
        // t_5 2.570582; chi^2_24 12.40115, 39.36408; F_5,24 3.15482 and 1 / F_24,5 = 1 / 6.277986.
        double half = 2.570582 * Math.Sqrt(11271.5 / 30);
        Close(components.Mean.Interval, 1527.5 - half, 1527.5 + half, 1e-3);
        Close(components.UnlearningVariance.Interval, 58830 / 39.36408, 58830 / 12.40115, 1e-2);
        double f = 11271.5 / 2451.25, low = f / 3.15482, high = f * 6.277986;
        Close(components.Icc.Interval, (low - 1) / (low + 4), (high - 1) / (high + 4), 1e-4);
    }

    [Test]
    public void WilliamsTukeyFromTabulatedQuantiles()
    {
        // chi^2_5 .8312116, 12.83250: (11271.5 - F MS_U) / chi^2 with F as above.
        Close(
            components.TrainingVarianceWilliamsTukey.Interval,
            (11271.5 - (3.15482 * 2451.25)) / 12.83250, (11271.5 - (2451.25 / 6.277986)) / 0.8312116, 0.1);
        Assert.That(components.TrainingVarianceWilliamsTukey.Value, Is.EqualTo(components.TrainingVariance.Value));
    }

    [Test]
    public void RemlEqualsTheClosedForm()
    {
        LikelihoodFit reml = LikelihoodFit.Reml(new SeedGrid(Worlds.Dyestuff));
        Assert.That(reml.TrainingVariance.Value, Is.EqualTo(1764.05).Within(1e-8));
        Assert.That(reml.UnlearningVariance.Value, Is.EqualTo(2451.25).Within(1e-8));
        Assert.That((reml.Mean.Value, reml.TrainingVariance.Status), Is.EqualTo((1527.5, Status.Ok)));
    }

    [Test]
    public void PublishedLikelihoods()
    {
        // lme4: REML criterion 319.6543, s_T 42.00; deviance of the maximum likelihood fit 327.3271, s_T 37.26. In closed form
        // s_T^2 = (SS_T / 6 - MS_U) / 5.
        SeedGrid grid = new(Worlds.Dyestuff);
        LikelihoodFit reml = LikelihoodFit.Reml(grid), ml = LikelihoodFit.Ml(grid);
        Assert.That(-2 * reml.LogLikelihood, Is.EqualTo(319.6543).Within(1e-4));
        Assert.That(-2 * ml.LogLikelihood, Is.EqualTo(327.3271).Within(1e-4));
        Assert.That(ml.TrainingSd.Value, Is.EqualTo(37.26).Within(5e-3));
        Assert.That(ml.UnlearningSd.Value, Is.EqualTo(49.51).Within(5e-3));
        Assert.That(ml.TrainingVariance.Value, Is.EqualTo(((56357.5 / 6) - 2451.25) / 5).Within(1e-8));
    }

    [Test]
    public void PublishedProfileIntervals()
    {
        // confint of the maximum likelihood fit in the lme4 book: .sig01 12.19853 84.06289, .sigma 38.22998 67.65770,
        // mean 1486.451500 1568.548494; lme4 interpolates its profile with splines.
        LikelihoodFit ml = LikelihoodFit.Ml(new SeedGrid(Worlds.Dyestuff));
        Close(ml.TrainingSd.Interval, 12.19853, 84.06289, 5e-3);
        Close(ml.UnlearningSd.Interval, 38.22998, 67.65770, 5e-3);
        Close(ml.Mean.Interval, 1486.4515, 1568.5485, 5e-3);
    }

    private static void Close(Interval? found, double lower, double upper, double tolerance)
    {
        Assert.That(found!.Value.Lower, Is.EqualTo(lower).Within(tolerance));
        Assert.That(found.Value.Upper, Is.EqualTo(upper).Within(tolerance));
    }
}
