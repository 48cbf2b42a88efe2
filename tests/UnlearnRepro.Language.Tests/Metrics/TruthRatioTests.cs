using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Statistics.Distributions;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Language.Tests.Metrics;

public class TruthRatioTests
{
    [Test]
    public void TheTwoFormsDiffer()
    {
        Assert.That(TruthRatio.Geometric(1, [1.5, 2.5]), Is.EqualTo(0.367879441171442).Within(1e-12));
        Assert.That(TruthRatio.Arithmetic(1, [1.5, 2.5]), Is.EqualTo(0.414830409931).Within(1e-12));
        Assert.That(TruthRatio.Geometric(2, [3]), Is.EqualTo(TruthRatio.Arithmetic(2, [3])), "one wrong answer");
    }

    [Test]
    public void TheAggregatesByHand()
    {
        // min(R, 1/R): .5, .25, 0, 0; max(0, 1 - R): .5, 0, 1, 0; 1/(1 + R): 2/3, .2, 1, 0.
        double[] ratios = [0.5, 4, 0, double.PositiveInfinity];
        Assert.That(TruthRatio.NearOneMean(ratios), Is.EqualTo(0.1875).Within(1e-15));
        Assert.That(TruthRatio.KnowledgeMean(ratios), Is.EqualTo(0.375).Within(1e-15));
        Assert.That(TruthRatio.RightShareMean(ratios), Is.EqualTo(28 / 60.0).Within(1e-15));
    }

    [Test]
    public void TheShareIsThatOfTheProbabilities()
    {
        double right = Math.Exp(-1.25), wrong = Math.Exp(-0.75);
        Assert.That(TruthRatio.RightShareMean([TruthRatio.Geometric(1.25, [0.75])]), Is.EqualTo(right / (right + wrong)).Within(1e-15));
    }

    [FsProperty]
    public bool TheGeometricFormIsNeverLarger(ulong seed)
    {
        var (right, wrong) = Losses(seed, 5);
        return TruthRatio.Geometric(right, wrong) <= TruthRatio.Arithmetic(right, wrong) * (1 + 1e-14);
    }

    [FsProperty]
    public bool BoundsAndTheOrderOfAnswers(ulong seed)
    {
        var (right, wrong) = Losses(seed, 4);
        double[] ratios = [.. wrong.Select(w => TruthRatio.Geometric(right, [w]))], reversed = [.. ratios.Reverse()];
        return new Func<IReadOnlyList<double>, double>[] { TruthRatio.NearOneMean, TruthRatio.KnowledgeMean, TruthRatio.RightShareMean }
            .All(mean => mean(ratios) is >= 0 and <= 1 && Math.Abs(mean(ratios) - mean(reversed)) < 1e-14)
            && Math.Abs(TruthRatio.Geometric(right, wrong) - TruthRatio.Geometric(right, [.. wrong.Reverse()])) <= 1e-12 * TruthRatio.Geometric(right, wrong);
    }

    // Published code has R upside down in places. Ranks turn round with it and D stays; what is averaged does not stay.
    [Test]
    public void TurnedRoundTheTestStaysAndTheMeanDoesNot()
    {
        double[] a = [0.1, 0.7, 1.4, 2.2, 0.9], b = [0.3, 0.5, 3, 1.1], inverseA = [.. a.Select(x => 1 / x)], inverseB = [.. b.Select(x => 1 / x)];
        Assert.That(ForgetQuality.Published(inverseA, inverseB), Is.EqualTo(ForgetQuality.Published(a, b)));
        Assert.That(TwoSamples.DistanceOf(inverseA, inverseB), Is.EqualTo(TwoSamples.DistanceOf(a, b)).And.GreaterThan(0.1));
        Assert.That(TruthRatio.NearOneMean(inverseA), Is.EqualTo(TruthRatio.NearOneMean(a)).Within(1e-15));
        Assert.That(TruthRatio.KnowledgeMean(inverseA), Is.Not.EqualTo(TruthRatio.KnowledgeMean(a)).Within(0.05));
    }

    private static (double Right, double[] Wrong) Losses(ulong seed, int count)
    {
        var random = new SplitMix64(seed);
        return (random.Below(500) / 100.0, [.. Enumerable.Range(0, count).Select(_ => random.Below(500) / 100.0)]);
    }
}
