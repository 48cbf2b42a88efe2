using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class TwoWayComponentsTests
{
    // Cell means 2, 6 and 3, 11; rows 4, 7; columns 2.5, 8.5; mean 5.5; interactions 1, -1, -1, 1.
    private static readonly double[][][] Worked = [[[1, 3], [5, 7]], [[2, 4], [10, 12]]];

    [Test]
    public void HandWorkedTable()
    {
        // 4 (2.25 + 2.25), 4 (9 + 9), 2 * 4, 4 cells of 2 over 4 degrees of freedom: (18 - 8) / 4, (72 - 8) / 4, (8 - 2) / 2, 2.
        TwoWayComponents c = TwoWayComponents.Of(new TwoWayGrid(Worked));
        TwoWayAnova table = c.Anova!;
        Assert.That((table.First.MeanSquare, table.Second.MeanSquare, table.MsInteraction, table.MsReplicates), Is.EqualTo(((double?)18.0, (double?)72.0, (double?)8.0, (double?)2.0)));
        Assert.That((table.First.Df, table.Second.Df, table.DfInteraction, table.DfReplicates), Is.EqualTo((1, 1, 1, 4)));
        Assert.That(c.Components.Select(x => (x.Name, x.Variance.Value)), Is.EqualTo(new[] { ("F", 2.5), ("T", 16.0), ("F x T", 3.0), ("U", 2.0) }));
        Assert.That((c.TotalVariance.Value, c.Mean.Value, c.CellNoise.Variance.Value), Is.EqualTo((23.5, 5.5, 4.0)));
        Assert.That(c.Components.Select(x => x.Share.Value * 23.5), Is.EqualTo(new[] { 2.5, 16, 3, 2 }).Within(1e-12));
    }

    [Test]
    public void TheMeansVarianceIsTheSumOfTheParts()
    {
        // 2.5 / 2 + 16 / 2 + 3 / 4 + 2 / 8 = 10.25 = (18 + 72 - 8) / 8, and Satterthwaite 82^2 / (18^2 + 72^2 + 8^2) = 1.207 lies between 1 and 2.
        TwoWayComponents c = TwoWayComponents.Of(new TwoWayGrid(Worked));
        Assert.That(c.Components.Select(x => x.InMean), Is.EqualTo(new double?[] { 1.25, 8, 0.75, 0.25 }));
        double df = 82.0 * 82 / ((18 * 18) + (72 * 72) + (8 * 8));
        double t = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, df, 0.975);
        Assert.That(c.Mean.Interval!.Value.HalfWidth, Is.EqualTo(t * Math.Sqrt(10.25)).Within(1e-6).Percent);
    }

    [TestCase(1.0, 10.0, 4.0, null, 10 / 12.0, 2.0, Description = "F's part is cut at 0; 100 / (1 / 3 + 50 + 16 / 6) = 1.9 is below the 2 of T")]
    [TestCase(1.0, 1.0, 1.0, 9.0, 9 / 24.0, 5.0, Description = "only runs vary: 81 / (1 / 3 + 1 / 2 + 1 / 6) = 81 is above the 3 + 2 of both")]
    [TestCase(8.0, 10.0, 1.0, null, 17 / 12.0, 289 / ((64 / 3.0) + 50 + (1 / 6.0)), Description = "in between")]
    public void TheMeansErrorIsCutAndItsDegreesOfFreedomAreKept(double msF, double msT, double msFt, double? msU, double variance, double df)
    {
        // 4 x 3 cells, of one run or two.
        TwoWayComponents c = TwoWayComponents.Of(TwoWayAnova.Balanced(7, ("F", 4, msF), ("T", 3, msT), msFt, "U", msU, msU is null ? 1 : 2));
        double t = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, df, 0.975);
        Assert.That(c.Components.Sum(x => x.InMean!.Value), Is.EqualTo(variance).Within(1e-12));
        Assert.That(c.Mean.Interval!.Value.HalfWidth, Is.EqualTo(t * Math.Sqrt(variance)).Within(1e-6).Percent);
        Assert.That(c.Mean.Value, Is.EqualTo(7));
    }

    [Test]
    public void AllOfAPopulationIsExactWhereTheSecondFactorIsQuieterThanTheNoise()
    {
        // The means of T's three levels over all four of F have the variance 1 / 4: t with 2 degrees of freedom, cut nowhere.
        TwoWayComponents c = TwoWayComponents.Of(TwoWayAnova.Balanced(7, ("F", 4, 8), ("T", 3, 1), 4), 0.95, 4);
        double t = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, 2, 0.975);
        Assert.That(c.Mean.Interval!.Value.HalfWidth, Is.EqualTo(t * Math.Sqrt(1 / 12.0)).Within(1e-6).Percent);
    }

    [Test]
    public void HandWorkedTests()
    {
        // F(1, 1) = 18 / 8 and 72 / 8 are Cauchy beyond 1.5 and 3; F(1, 4) = 4 is |t_4| > 2: .116117.
        TwoWayAnova table = TwoWayAnova.Of(new TwoWayGrid(Worked));
        Assert.That(table.FirstTest!.PValue, Is.EqualTo(1 - (2 * Math.Atan(1.5) / Math.PI)).Within(1e-9));
        Assert.That(table.SecondTest!.PValue, Is.EqualTo(1 - (2 * Math.Atan(3) / Math.PI)).Within(1e-9));
        Assert.That(table.InteractionTest!.PValue, Is.EqualTo(0.116117).Within(1e-6));
    }

    [Test]
    public void OneRunPerCellLeavesTheInteractionTogetherWithTheRuns()
    {
        TwoWayComponents c = TwoWayComponents.Of(new TwoWayGrid([[[2], [6]], [[3], [11]]], "forget", "train", "unlearn"));
        Assert.That(c.Components.Select(x => (x.Name, x.Variance.Value)), Is.EqualTo(new[] { ("forget", 2.5), ("train", 16.0), ("forget x train + unlearn", 4.0) }));
        Assert.That(c.Components.Sum(x => x.Share.Raw), Is.EqualTo(1).Within(1e-12));
        Assert.That(c.TotalVariance.Value, Is.EqualTo(22.5));
        Assert.That((c.Interaction.Variance.Status, c.Replicates.Variance.Status, c.Anova!.InteractionTest), Is.EqualTo((Status.Unidentified, Status.Unidentified, (object?)null)));
        Assert.That(c.Interaction.Variance.Reason, Is.EqualTo("one unlearn in each cell: forget x train and unlearn cannot be told apart"));
    }

    [Test]
    public void OneLevelOfAFactorIsTheTwoLevelDesignToTheBit([Values(1, 3)] int j, [Values] bool turned, [Values] bool ragged)
    {
        SeedGrid rows = ragged ? new Worlds(60).Of([3, j, 2, j, 5, 1], 1, 1, 3) : new Worlds(60).Grid(7, j, 0.4, 3);
        var one = TwoWayComponents.Of(new TwoWayGrid(turned
            ? [.. Enumerable.Range(0, rows.I).Select(i => (double[][])[[.. rows.Values(i)]])]
            : [[.. Enumerable.Range(0, rows.I).Select(i => rows.Values(i).ToArray())]]));
        var two = VarianceComponents.Of(rows);
        FactorComponent factor = turned ? one.First : one.Second;
        Assert.That((one.Mean, one.TotalVariance), Is.EqualTo((two.Mean, two.TotalVariance)));
        Assert.That((turned ? one.Second : one.First).Variance.Reason, Does.StartWith("one level of "));
        if (two.DfU > 0)
        {
            Assert.That((factor.Variance, factor.Share, one.Replicates.Variance), Is.EqualTo((two.TrainingVariance, two.Icc, two.UnlearningVariance)));
            Assert.That(one.Components, Has.Count.EqualTo(2));
            Assert.That(factor.InMean, Is.EqualTo(two.TrainingVariance.Value / rows.I));
            Assert.That(one.Replicates.InMean, Is.EqualTo(two.UnlearningVariance.Value * rows.RowLengths.Sum(n => 1.0 / n) / (rows.I * rows.I)).Within(1e-12));
            Assert.That(one.Replicates.Share.Interval!.Value.Lower, Is.EqualTo(1 - two.Icc.Interval!.Value.Upper));
        }
        else
        {
            Assert.That((factor.Variance.Reason, one.Components.Single().Variance), Is.EqualTo((turned ? "one U for each F: F and U cannot be told apart" : "one U for each T: T and U cannot be told apart", two.TotalVariance)));
        }
    }

    [Test]
    public void AllLevelsOfAPopulationLeaveTheOtherFactorsMeans()
    {
        // 10 of 10 classes: Student's t on the seeds' means over classes. 10 of 20: half of F's part.
        TwoWayGrid grid = new(new Worlds(61).TwoWay(10, 6, 2, 1, 0.5, 0.3, 0.4));
        TwoWayComponents endless = TwoWayComponents.Of(grid), half = TwoWayComponents.Of(grid, 0.95, 20), all = TwoWayComponents.Of(grid, 0.95, 10);
        double[] means = [.. Enumerable.Range(0, 6).Select(t => Enumerable.Range(0, 10).Average(f => grid.Values(f, t).Average()))];
        Interval expected = VarianceComponents.Of(new SeedGrid([.. means.Select(m => new[] { m })])).Mean.Interval!.Value;
        Assert.That(all.Mean.Interval!.Value.Lower, Is.EqualTo(expected.Lower).Within(1e-9));
        Assert.That(all.Mean.Interval!.Value.Upper, Is.EqualTo(expected.Upper).Within(1e-9));
        Assert.That((all.First.InMean, half.First.InMean), Is.EqualTo(((double?)0.0, endless.First.InMean / 2)));
        Assert.That(half.Mean.Interval!.Value.Width, Is.InRange(all.Mean.Interval!.Value.Width, endless.Mean.Interval!.Value.Width));
        Assert.That(all.First.Variance, Is.EqualTo(endless.First.Variance));
        Assert.That(() => TwoWayComponents.Of(grid, 0.95, 9), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("A population of F holds at least the 10 levels"));
    }

    [Test]
    public void EqualValuesAreDegenerateAndAdditiveOnesHaveNoNoise()
    {
        TwoWayComponents equal = TwoWayComponents.Of(new TwoWayGrid([[[0.1, 0.1], [0.1, 0.1]], [[0.1, 0.1], [0.1, 0.1]]]));
        Assert.That(equal.Components.Select(c => c.Variance.Status).Append(equal.TotalVariance.Status).Append(equal.Mean.Status), Is.All.EqualTo(Status.Degenerate));
        Assert.That(equal.First.Share.Status, Is.EqualTo(Status.Unidentified));

        // .1 f + .3 t, which no sum of binary fractions is: the noise is 0 and not rounding.
        TwoWayComponents additive = TwoWayComponents.Of(new TwoWayGrid(
            [.. Enumerable.Range(0, 4).Select(f => (double[][])[.. Enumerable.Range(0, 3).Select(t => new[] { (0.1 * f) + (0.3 * t) })])]));
        Assert.That((additive.CellNoise.Variance.Value, additive.CellNoise.Variance.Status), Is.EqualTo((0.0, Status.Boundary)));
        Assert.That(additive.First.Variance.Value, Is.EqualTo(0.01 * 5 / 3).Within(1e-12), "the variance of 0, .1, .2, .3");
    }

    [Test]
    public void WhatIsNoTwoWayGridIsRefused()
    {
        Assert.That(() => new TwoWayGrid([]), Throws.ArgumentException);
        Assert.That(() => new TwoWayGrid([[[1], [2]], [[3]]]), Throws.ArgumentException.With.Message.Contains("Level 1 of F has 1 cells and level 0 has 2"));
        Assert.That(() => new TwoWayGrid([[[1], []], [[3], []]], "class"), Throws.ArgumentException.With.Message.Contains("Level 1 of T has no run"));
        Assert.That(() => new TwoWayGrid([[[], []], [[3], [1]]], "class"), Throws.ArgumentException.With.Message.Contains("Level 0 of class has no run"));
        Assert.That(() => new TwoWayGrid([[[1], [double.NaN]]]), Throws.ArgumentException.With.Message.Contains("(F 0, T 1), run 0 is NaN"));
        Assert.That(() => TwoWayAnova.Balanced(0, ("F", 1, 1), ("T", 2, 1), 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
