using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class NestedComponentsTests
{
    private static readonly EvaluationGrid Small = new([[[1, 3], [5, 7]], [[11, 13], [15, 21]]]);

    [Test]
    public void HandWorkedTable()
    {
        // Cell means 2, 6 and 12, 18; seed means 4, 15; mean 9.5. SS_E = 3 (1 + 1) + 9 + 9, SS_U = 2 (4 + 4 + 9 + 9),
        // SS_T = 4 * 2 * 5.5^2. MS 6, 26, 242: s_U^2 = (26 - 6) / 2, s_T^2 = (242 - 26) / 4.
        NestedComponents c = NestedComponents.Of(Small);
        Assert.That((c.Anova.SsT, c.Anova.SsU, c.Anova.SsE), Is.EqualTo((242.0, 52.0, 24.0)));
        Assert.That((c.Anova.DfT, c.Anova.DfU, c.Anova.DfE), Is.EqualTo((1, 2, 4)));
        Assert.That((c.TrainingVariance.Value, c.UnlearningVariance.Value, c.EvaluationVariance.Value), Is.EqualTo((54.0, 10.0, 6.0)));
        Assert.That((c.Mean.Value, c.TrainingVariance.Status), Is.EqualTo((9.5, Status.Ok)));

        // t_1 at .975 is tan(.475 pi), the error of the mean of 4 and 15 is 5.5; chi^2_4 at .975 is 11.14329.
        Assert.That(c.Mean.Interval!.Value.HalfWidth, Is.EqualTo(5.5 * Math.Tan(0.475 * Math.PI)).Within(1e-4).Percent);
        Assert.That(c.EvaluationVariance.Interval!.Value.Lower, Is.EqualTo(24 / 11.14329).Within(1e-4));
    }

    [Test]
    public void IntervalOfTheMiddleLevelFromQuantilesInClosedForm()
    {
        // MS_U 26 on 2 and MS_E 6 on 4 degrees of freedom: F = 4.33 is below F_2,4 at .975 = 2 (.025^-1/2 - 1) = 10.6, so the lower end is 0. Upper
        // end of Burdick and Graybill with chi^2_2 at .025 = -2 log .975, chi^2_4 at .975 = 11.14329, F_2,4 at .025.
        double h1 = (2 / (-2 * Math.Log(0.975))) - 1, g2 = 1 - (4 / 11.14329), f = 2 * ((1 / Math.Sqrt(0.975)) - 1);
        double h12 = (((1 - f) * (1 - f)) - (h1 * h1 * f * f) - (g2 * g2)) / f;
        double upper = (26 - 6 + Math.Sqrt((h1 * h1 * 26 * 26) + (g2 * g2 * 6 * 6) + (h12 * 26 * 6))) / 2;
        Interval interval = NestedComponents.Of(Small).UnlearningVariance.Interval!.Value;
        Assert.That(interval.Lower, Is.Zero);
        Assert.That(interval.Upper, Is.EqualTo(upper).Within(1e-5).Percent);
    }

    [Test]
    public void PublishedPasteStrengths()
    {
        // Davies' ten batches of three casks, two analyses each. Published (lme4, REML): mean 60.053, standard deviations of batches 1.287,
        // casks 2.904 and analyses 0.8234; for balanced data with positive estimates REML is the analysis of variance.
        EvaluationGrid pastes = new(
        [
            [[62.8, 62.6], [60.1, 62.3], [62.7, 63.1]], [[60.0, 61.4], [57.5, 56.9], [61.1, 58.9]],
            [[58.7, 57.5], [63.9, 63.1], [65.4, 63.7]], [[57.1, 56.4], [56.9, 58.6], [64.7, 64.5]],
            [[55.1, 55.1], [54.7, 54.2], [58.8, 57.5]], [[63.4, 64.9], [59.3, 58.1], [60.5, 60.0]],
            [[62.5, 62.6], [61.0, 58.7], [56.9, 57.7]], [[59.2, 59.4], [65.2, 66.0], [64.8, 64.1]],
            [[54.8, 54.8], [64.0, 64.0], [57.7, 56.8]], [[58.3, 59.3], [59.2, 59.2], [58.9, 56.6]],
        ]);
        NestedComponents c = NestedComponents.Of(pastes);
        Assert.That(c.Mean.Value, Is.EqualTo(60.0533).Within(5e-5));
        Assert.That(c.TrainingSd.Value, Is.EqualTo(1.287).Within(5e-4));
        Assert.That(c.UnlearningSd.Value, Is.EqualTo(2.904).Within(5e-4));
        Assert.That(c.EvaluationSd.Value, Is.EqualTo(0.8234).Within(5e-5));
    }

    [Test]
    public void OneOfASeedLeavesItsComponentUnidentified()
    {
        NestedComponents one = NestedComponents.Of(new EvaluationGrid([[[1, 3], [5, 7]]]));
        Statuses(one, Status.TooFewSeeds, Status.Unidentified, Status.Ok, Status.Ok);
        NestedComponents noUnlearning = NestedComponents.Of(new EvaluationGrid([[[1, 3]], [[11, 13]]]));
        Statuses(noUnlearning, Status.Ok, Status.Unidentified, Status.Unidentified, Status.Ok);
        NestedComponents noEvaluation = NestedComponents.Of(new EvaluationGrid([[[2], [6]], [[12], [18]]]));
        Statuses(noEvaluation, Status.Ok, Status.Ok, Status.Unidentified, Status.Unidentified);

        // Without evaluations MS_U = (8 + 18) / 2 = 13 and MS_T = 121.
        Assert.That(noEvaluation.TrainingVariance.Value, Is.EqualTo((121 - 13) / 2.0));
        Assert.That(noEvaluation.UnlearningVariance.Reason, Does.Contain("s_U^2 and s_E^2"));
        Assert.That(noUnlearning.TrainingVariance.Reason, Does.Contain("s_T^2 and s_U^2"));
    }

    [Test]
    public void DeterministicEvaluationIsAnEdgeAndLeavesTheExactInterval()
    {
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([[[2, 2], [6, 6]], [[12, 12], [18, 18]]]));
        Statuses(c, Status.Ok, Status.Ok, Status.Ok, Status.Boundary);
        Assert.That(c.EvaluationVariance.Interval, Is.EqualTo(new Interval(0, 0)));

        // MS_U / K = 13 on 2 degrees of freedom, chi^2_2 = -2 log(1 - p).
        Assert.That(c.UnlearningVariance.Interval!.Value.Lower, Is.EqualTo(26 / (-2 * Math.Log(0.025))).Within(1e-9));
        Assert.That(c.UnlearningVariance.Interval!.Value.Upper, Is.EqualTo(26 / (-2 * Math.Log(0.975))).Within(1e-6));
    }

    [Test]
    public void EqualValuesAreDegenerateAndNegativeEstimatesAreZero()
    {
        Statuses(
            NestedComponents.Of(new EvaluationGrid([[[0.1, 0.1], [0.1, 0.1]], [[0.1, 0.1], [0.1, 0.1]]])),
            Status.Degenerate, Status.Degenerate, Status.Degenerate, Status.Degenerate);

        // Cell means all 2 within a seed: MS_U = 0 < MS_E = 2, raw (0 - 2) / 2.
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([[[1, 3], [1, 3]], [[4, 6], [4, 6]]]));
        Assert.That((c.UnlearningVariance.Value, c.UnlearningVariance.Raw, c.UnlearningVariance.Status), Is.EqualTo((0.0, -1.0, Status.Boundary)));
        Assert.That(c.UnlearningVariance.Reason, Does.Contain("MS_U").And.Contain("MS_E"));
    }

    [TestCase(4, 3, 2)]
    [TestCase(10, 2, 3)]
    public void IntervalsCover(int i, int j, int k)
    {
        // 2000 grids: standard error .005, four of them .02 and .01 more where the interval is approximate.
        Worlds worlds = new(91);
        int[] covered = new int[4];
        for (int n = 0; n < 2000; n++)
        {
            NestedComponents c = NestedComponents.Of(worlds.Evaluations(i, j, k, 1, 0.5, 0.7));
            (Estimate Estimate, double Truth)[] all =
                [(c.Mean, 0), (c.TrainingVariance, 1), (c.UnlearningVariance, 0.25), (c.EvaluationVariance, 0.49)];
            for (int m = 0; m < 4; m++)
            {
                covered[m] += all[m].Estimate.Interval!.Value.Contains(all[m].Truth) ? 1 : 0;
            }
        }

        TestContext.Out.WriteLine(string.Join(" ", covered.Select(c => c / 2000.0)));
        Assert.That(covered.Select(c => c / 2000.0), Is.All.EqualTo(0.95).Within(0.03));
    }

    private static void Statuses(NestedComponents c, params Status[] expected) => Assert.That(
        new[] { c.Mean, c.TrainingVariance, c.UnlearningVariance, c.EvaluationVariance }.Select(e => e.Status), Is.EqualTo(expected));
}
