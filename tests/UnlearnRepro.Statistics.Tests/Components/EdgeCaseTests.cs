using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Likelihood;

namespace UnlearnRepro.Statistics.Tests;

public class EdgeCaseTests
{
    [Test]
    public void OneTrainingSeedGivesAMeanWithoutInterval()
    {
        VarianceComponents c = VarianceComponents.Of(new SeedGrid([[1.0, 2.0, 3.0]]));
        Assert.That((c.Mean.Value, c.Mean.Interval, c.Mean.Status), Is.EqualTo((2.0, (Interval?)null, Status.TooFewSeeds)));
        Assert.That(c.Mean.Reason, Does.Contain("conditional on one trained model"));
        Assert.That(new[] { c.TrainingVariance, c.TrainingSd, c.Icc, c.TotalVariance }.Select(e => e.Status), Is.All.EqualTo(Status.Unidentified));
        Assert.That((c.UnlearningVariance.Value, c.UnlearningVariance.Status), Is.EqualTo((1.0, Status.Ok)));
        Assert.That((c.MsT, c.F), Is.EqualTo(((double?)null, (double?)null)));
    }

    [Test]
    public void OneUnlearningSeedEachLeavesOnlyTheSumOfTheComponents()
    {
        VarianceComponents c = VarianceComponents.Of(new SeedGrid([[1.0], [2.0], [6.0]]));
        Assert.That(new[] { c.TrainingVariance, c.UnlearningVariance, c.Icc }.Select(e => e.IsKnown), Is.All.False);
        // deviations -2, -1, 3: variance 14 / 2; chi^2_2 quantiles are -2 log(1 - p)
        Assert.That(c.TotalVariance.Value, Is.EqualTo(7).Within(1e-12));
        Assert.That(c.TotalVariance.Interval!.Value.Lower, Is.EqualTo(14 / (-2 * Math.Log(0.025))).Within(1e-9));
        Assert.That(c.TotalVariance.Interval!.Value.Upper, Is.EqualTo(14 / (-2 * Math.Log(0.975))).Within(1e-7));
        // t_2 at .975 = 4.302653
        Assert.That(c.Mean.Interval!.Value.HalfWidth, Is.EqualTo(4.302653 * Math.Sqrt(7 / 3.0)).Within(1e-5));
        Assert.That(c.Mean.Status, Is.EqualTo(Status.Ok));
    }

    [Test]
    public void DeterministicMethodHasTheExactChiSquareInterval()
    {
        VarianceComponents c = VarianceComponents.Of(new SeedGrid([[0.1, 0.1, 0.1], [0.3, 0.3, 0.3], [0.8, 0.8, 0.8]]));
        double sum = (0.3 * 0.3) + (0.1 * 0.1) + (0.4 * 0.4);
        Assert.That((c.UnlearningVariance.Value, c.UnlearningVariance.Interval), Is.EqualTo((0.0, (Interval?)new Interval(0, 0))));
        Assert.That((c.Icc.Value, c.Icc.Interval, c.Icc.Status), Is.EqualTo((1.0, (Interval?)new Interval(1, 1), Status.Boundary)));
        Assert.That(c.TrainingVariance.Value, Is.EqualTo(sum / 2).Within(1e-12));
        Assert.That(c.TrainingVariance.Interval!.Value.Lower, Is.EqualTo(sum / (-2 * Math.Log(0.025))).Within(1e-9));
        Assert.That(c.TrainingVariance.Interval!.Value.Upper, Is.EqualTo(sum / (-2 * Math.Log(0.975))).Within(1e-7));
        Assert.That(c.F, Is.EqualTo(double.PositiveInfinity));
    }

    // x in one cell: SS_T = x^2 / J - x^2 / N and SS_U = x^2 - x^2 / J, so that both mean squares are x^2 / N and nothing is left for s_T^2.
    [TestCase(20, 5, 0, 36.5)]
    [TestCase(20, 5, 100, 0.79)]
    [TestCase(3, 2, 5.1, 0.7)]
    [TestCase(75, 10, 0.3, 1e-4)]
    [TestCase(7, 3, 99.99, 13.7)]
    public void OneCellThatDiffersLeavesExactlyNothingBetweenTrainingSeeds(int i, int j, double others, double one)
    {
        double[][] rows = [.. Enumerable.Range(0, i).Select(row => Enumerable.Range(0, j).Select(cell => row == i / 2 && cell == j - 1 ? one : others).ToArray())];
        VarianceComponents c = VarianceComponents.Of(new SeedGrid(rows));
        Assert.That(c.UnlearningVariance.Value, Is.EqualTo((one - others) * (one - others) / (i * j)).Within(1e-9).Percent);
        Assert.That((c.F, c.TrainingVariance.Value, c.TrainingVariance.Status), Is.EqualTo((1.0, 0.0, Status.Boundary)));
        Assert.That((c.TrainingSd.Value, c.Icc.Value, c.Icc.Status), Is.EqualTo((0.0, 0.0, Status.Boundary)));
    }

    [Test]
    public void EqualValuesAreDegenerateAndOnlyTheSharesUnknown()
    {
        VarianceComponents c = VarianceComponents.Of(new SeedGrid([[0.1, 0.1], [0.1, 0.1], [0.1, 0.1]]));
        Assert.That(c.Icc.Status, Is.EqualTo(Status.Unidentified));
        foreach (Estimate e in new[] { c.Mean, c.TrainingVariance, c.TrainingSd, c.UnlearningVariance, c.TotalVariance })
        {
            Assert.That((e.Status, e.Interval), Is.EqualTo((Status.Degenerate, (Interval?)new Interval(e.Value, e.Value))));
        }

        Assert.That((c.Mean.Value, c.TrainingVariance.Value, c.F), Is.EqualTo((0.1, 0.0, (double?)null)));
    }

    [Test]
    public void OneConstantRowShowsADeterministicMethodAndNothingMore()
    {
        // Equal runs of one trained model: s_U is 0 as for any deterministic method. Only several equal models are degenerate.
        VarianceComponents c = VarianceComponents.Of(new SeedGrid([[0.1, 0.1, 0.1]]));
        Assert.That((c.UnlearningVariance.Value, c.UnlearningVariance.Status), Is.EqualTo((0.0, Status.Boundary)));
        Assert.That(c.UnlearningVariance.Reason, Does.Contain("deterministic"));
        Assert.That((c.TrainingVariance.Status, c.Mean.Status), Is.EqualTo((Status.Unidentified, Status.TooFewSeeds)));
    }

    [Test]
    public void NegativeEstimateIsZeroWithAnUpperBoundAndKeepsItsRawValue()
    {
        // Rows (0, 4) and (1, 5) and (2, 6): MS_U = 8, seed means 2, 3, 4, MS_T = 2, raw (2 - 8) / 2 = -3.
        VarianceComponents c = VarianceComponents.Of(new SeedGrid([[0.0, 4.0], [1.0, 5.0], [2.0, 6.0]]));
        Assert.That((c.TrainingVariance.Value, c.TrainingVariance.Status), Is.EqualTo((0.0, Status.Boundary)));
        Assert.That(c.TrainingVariance.Raw, Is.EqualTo(-3).Within(1e-12));
        Assert.That(c.TrainingVariance.Interval!.Value.Lower, Is.Zero);
        Assert.That(c.TrainingVariance.Interval!.Value.Upper, Is.GreaterThan(1));
        Assert.That(c.TrainingSd.Raw, Is.EqualTo(-Math.Sqrt(3)).Within(1e-12));
        // F = 1/4: raw ICC (1/4 - 1) / (1/4 - 1 + 2)
        Assert.That((c.Icc.Value, c.Icc.Status), Is.EqualTo((0.0, Status.Boundary)));
        Assert.That(c.Icc.Raw, Is.EqualTo(-0.6).Within(1e-12));
    }

    [Test]
    public void RemlMovesTheNegativeEstimateIntoTheOtherComponent()
    {
        // Same data: SS_T = 4, SS_U = 24, N - 1 = 5.
        LikelihoodFit reml = LikelihoodFit.Reml(new SeedGrid([[0.0, 4.0], [1.0, 5.0], [2.0, 6.0]]));
        Assert.That((reml.TrainingVariance.Value, reml.TrainingVariance.Status), Is.EqualTo((0.0, Status.Boundary)));
        Assert.That(reml.UnlearningVariance.Value, Is.EqualTo(28 / 5.0).Within(1e-12));
    }

    [Test]
    public void LevelOutsideTheOpenUnitIntervalIsRefused([Values(0, 1, 95, double.NaN)] double level) =>
        Assert.That(() => VarianceComponents.Of(new SeedGrid(Worlds.Dyestuff), level), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
