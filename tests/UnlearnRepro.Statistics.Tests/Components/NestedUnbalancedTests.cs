using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

/// <summary>Three nested levels of unequal sizes: by hand, where they become two levels, and on every edge.</summary>
public class NestedUnbalancedTests
{
    private static readonly string[] Names = ["data", "train", "unlearn"];

    private static readonly double[][][] Small = [[[1, 3], [6]], [[11, 13, 15]]];

    [Test]
    public void HandWorked()
    {
        // Means 2, 6 and 13; 4 and 13; 8.5. b 2 and 1, r 3/4 and 1/3. Variance of the seed means 40.5, with weights 1, 3/4 and (3/8 + 1/3) / 2 = 17/48;
        // of 2 and 6 about 4: 8, with weights 1 and 3/4; within cells (2 + 8) / 3.
        NestedComponents c = NestedComponents.Of(new EvaluationGrid(Small));
        double e = 10 / 3.0, u = 8 - (0.75 * e), t = 40.5 - (0.75 * u) - (17 / 48.0 * e);
        Assert.That((c.Anova.DfT, c.Anova.DfU, c.Anova.DfE, c.Anova.EffectiveDfT, c.Anova.EffectiveDfU), Is.EqualTo((1, 1, 3, 1.0, 1.0)));
        Is3([c.Anova.MsT!.Value, c.Anova.MsU!.Value, c.Anova.MsE!.Value], 40.5 * 48 / 17, 8 / 0.75, e);
        Is3([c.Anova.TrainingInT, c.Anova.UnlearningInT, c.Anova.UnlearningInU], 48 / 17.0, 36 / 17.0, 4 / 3.0);
        Is3([.. c.Components.Select(x => x.Variance.Value)], t, u, e);
        Is3([.. c.Components.Select(x => x.Share.Value)], t / (t + u + e), u / (t + u + e), e / (t + u + e));
        Is3([.. c.Components.Select(x => x.InMean!.Value)], t / 2, u * 0.75 / 2, e * 17 / 96);
        Assert.That(c.Components.Sum(x => x.InMean!.Value), Is.EqualTo(40.5 / 2).Within(1e-12), "the mean's squared error");
        Assert.That(c.Mean.Interval!.Value.HalfWidth, Is.EqualTo(4.5 * Math.Tan(0.475 * Math.PI)).Within(1e-4).Percent);
        Assert.That((c.Mean.Value, c.TotalVariance.Value), Is.EqualTo((8.5, t + u + e)).Within(1e-12));
    }

    [Test]
    public void HandWorkedTests()
    {
        // Middle: 10/3 is the mean of 1, 3 and 6; squares 2 (4/3)^2 + (8/3)^2. Outer: 7 is the mean of 2, 6 and 13, squares 2 (3)^2 + 6^2, with 3/4 (1 - 2/3)
        // + 1/3 (1 - 1/3) = 17/36 of s_E^2, to which 10/36 are added.
        FactorialTest[] tests = [.. NestedComponents.Of(new EvaluationGrid(Small), 0.95, Names).Tests];
        Assert.That(tests.Select(t => (t.Effect, t.IsExact)), Is.EqualTo(new[] { ("data", false), ("train", true) }));
        Assert.That(tests[1].F, Is.EqualTo(((2 * 16 / 9.0) + (64 / 9.0)) / (10 / 3.0)).Within(1e-12));
        Assert.That(tests[0].F, Is.EqualTo((54 + (10 / 36.0 * 10 / 3)) / 8).Within(1e-12));
        Assert.That((tests[1].Df1, tests[1].Df2, tests[1].Ratio), Is.EqualTo((1.0, 3.0, "MS_train / MS_unlearn")));
        Assert.That(tests[0].Ratio, Is.EqualTo("(MS_data + 0.278 MS_unlearn) / MS_train"));
    }

    [Test]
    public void OneRunEachIsTheTwoLevelDesignToTheBit()
    {
        double[][] rows = [[1.1, 2.3, 1.7], [4.2], [3.3, 2.9], [0.4, 0.1, 0.9, 1.4]];
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([.. rows.Select(row => (double[][])[.. row.Select(v => new[] { v })])]));
        VarianceComponents two = VarianceComponents.Of(new SeedGrid(rows));
        Assert.That((c.Mean, c.TotalVariance, c.TrainingVariance, c.Components[0].Share), Is.EqualTo((two.Mean, two.TotalVariance, two.TrainingVariance, two.Icc)));
        Assert.That((c.UnlearningVariance.IsKnown, c.EvaluationVariance.IsKnown, c.Tests.Single().F), Is.EqualTo((false, false, two.F)));
        Assert.That((c.Tests[0].IsExact, c.Tests[0].Df1, c.Tests[0].Df2), Is.EqualTo((true, 3.0, 6.0)));
    }

    [Test]
    public void OneMiddleUnitEachIsTheTwoLevelDesignOfItsRunsToTheBit()
    {
        double[][] rows = [[1.1, 2.3, 1.7], [4.2], [3.3, 2.9], [0.4, 0.1, 0.9, 1.4]];
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([.. rows.Select(row => (double[][])[row])]), 0.95, Names);
        VarianceComponents two = VarianceComponents.Of(new SeedGrid(rows));
        Assert.That((c.Mean, c.TotalVariance, c.Components[2].Share), Is.EqualTo((two.Mean, two.TotalVariance, two.Icc.Complement())));
        Assert.That(c.EvaluationVariance.Value, Is.EqualTo(two.UnlearningVariance.Value));
        Assert.That((c.TrainingVariance.Reason, c.UnlearningVariance.Reason), Is.EqualTo(("one train for each data: the two cannot be told apart", "one train for each data: the two cannot be told apart")));
        Assert.That(c.Tests, Is.Empty);
    }

    [Test]
    public void OneOuterLevelIsConditionalAndSaysSo()
    {
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([[[1, 3, 4], [6], [2, 2.5]]]), 0.95, Names);
        Assert.That((c.Mean.Status, c.Mean.Reason), Is.EqualTo((Status.TooFewSeeds, "conditional on one level of data: says nothing about others")));
        Assert.That((c.TrainingVariance.Reason, c.TotalVariance.Reason), Is.EqualTo(("one level of data: nothing shows how its levels differ", "one level of data: nothing shows how its levels differ")));
        Assert.That((c.UnlearningVariance.IsKnown, c.EvaluationVariance.IsKnown, c.Tests.Single().Effect), Is.EqualTo((true, true, "train")));
    }

    [Test]
    public void EqualCellsAreDegenerateAndConstantRunsAnEdge()
    {
        NestedComponents equal = NestedComponents.Of(new EvaluationGrid([[[0.1, 0.1], [0.1]], [[0.1], [0.1, 0.1, 0.1]]]));
        Assert.That(equal.Components.Select(x => x.Variance.Status).Append(equal.Mean.Status).Append(equal.TotalVariance.Status), Is.All.EqualTo(Status.Degenerate));
        Assert.That(equal.Tests, Is.Empty);

        NestedComponents constant = NestedComponents.Of(new EvaluationGrid([[[2, 2], [6]], [[12, 12, 12], [18]], [[1]]]));
        Assert.That((constant.EvaluationVariance.Value, constant.EvaluationVariance.Status), Is.EqualTo((0.0, Status.Boundary)));
        Assert.That((constant.Tests[1].F, constant.Tests[1].PValue), Is.EqualTo((double.PositiveInfinity, 0.0)));

        // The mean squares within the first two, 8 and 18 on a degree of freedom each, are the s_U^2 + 0.
        Assert.That(constant.UnlearningVariance.Value, Is.EqualTo(13).Within(1e-12));
    }

    [Test]
    public void ANegativeEstimateIsZeroWithItsUpperBoundAndSaysWhatItStandsAgainst()
    {
        NestedComponents c = NestedComponents.Of(new EvaluationGrid([[[1, 3], [9], [4, 5]], [[2, 4, 9], [5]], [[9], [6, 7]]]), 0.95, Names);
        Assert.That((c.TrainingVariance.Value, c.TrainingVariance.Status), Is.EqualTo((0.0, Status.Boundary)));
        Assert.That(c.TrainingVariance.Raw, Is.Negative);
        Assert.That(c.TrainingVariance.Reason, Does.StartWith("MS_data <= its mean without the variance of data: the estimate is 0"));
        Assert.That(c.TotalVariance.Raw, Is.EqualTo(c.Components.Sum(x => x.Variance.Raw)).Within(1e-12));
    }

    [Test]
    public void PastesWithoutAnAnalysisIsNearPastesAndTheNumbersOfLevelsAreItsOwn()
    {
        // The balanced design goes on as before; one analysis less of sixty moves its numbers a little.
        EvaluationGrid whole = NestedTotalTests.WithSquares(10, 3, 2, 27.489, 17.545, 0.678);
        double[][][] y = [.. Enumerable.Range(0, 10).Select(i => Enumerable.Range(0, 3).Select(j => whole.Values(i, j).ToArray()).ToArray())];
        y[4][1] = y[4][1][..1];
        NestedComponents before = NestedComponents.Of(whole), after = NestedComponents.Of(new EvaluationGrid(y));
        foreach ((FactorComponent b, FactorComponent a) in before.Components.Zip(after.Components))
        {
            Assert.That(a.Variance.Value, Is.EqualTo(b.Variance.Value).Within(4).Percent);
            Assert.That(a.Variance.Interval!.Value.Upper, Is.EqualTo(b.Variance.Interval!.Value.Upper).Within(4).Percent);
        }

        Assert.That((after.Anova.DfT, after.Anova.DfU, after.Anova.DfE), Is.EqualTo((9, 20, 29)));
        Assert.That(after.Anova.EffectiveDfT, Is.InRange(8.99, 9));
        Assert.That(() => new EvaluationGrid(y).K, Throws.InvalidOperationException.With.Message.Contains("59 evaluations of 30 unlearned models of 10"));
    }

    private static void Is3(double[] found, params double[] expected) => Assert.That(found, Is.EqualTo(expected).Within(1e-12));
}
