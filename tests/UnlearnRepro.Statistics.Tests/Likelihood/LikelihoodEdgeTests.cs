using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Likelihood;

namespace UnlearnRepro.Statistics.Tests;

public class LikelihoodEdgeTests
{
    [Test]
    public void WhatTheDesignCannotTellIsUnidentified()
    {
        foreach (SeedGrid grid in new SeedGrid[] { new([[1.0, 2.0, 6.0]]), new([[1.0], [2.0], [6.0]]) })
        {
            LikelihoodFit fit = LikelihoodFit.Ml(grid);
            Assert.That((fit.TrainingSd.Status, fit.UnlearningSd.Status), Is.EqualTo((Status.Unidentified, Status.Unidentified)));
            Assert.That((fit.Mean.Status, fit.LogLikelihood), Is.EqualTo((Status.TooFewSeeds, double.NaN)));
        }
    }

    [Test]
    public void DeterministicMethodLeavesTheVarianceOfTheSeedMeans()
    {
        // Means 0, 3, 9: squares 16 + 1 + 25.
        SeedGrid grid = new([[0.0, 0.0], [3.0, 3.0, 3.0], [9.0, 9.0]]);
        Assert.That(LikelihoodFit.Reml(grid).TrainingVariance.Value, Is.EqualTo(21).Within(1e-12));
        LikelihoodFit ml = LikelihoodFit.Ml(grid);
        Assert.That((ml.TrainingVariance.Value, ml.TrainingVariance.Status), Is.EqualTo((14.0, Status.Boundary)));
        Assert.That((ml.Mean.Value, ml.UnlearningVariance.Value), Is.EqualTo((4.0, 0.0)));
        Assert.That(LikelihoodFit.Ml(new SeedGrid([[0.1, 0.1], [0.1, 0.1]])).TrainingVariance.Status, Is.EqualTo(Status.Degenerate));
    }

    [Test]
    public void LongRowsAndHugeRatiosStayFinite()
    {
        foreach (double sd in new[] { 1e-9, 1e-3, 1e3, 1e9 })
        {
            LikelihoodFit fit = LikelihoodFit.Ml(new Worlds(3).Of([2, 40, 7, 7, 19], sd, 1));
            Assert.That(new[] { fit.TrainingSd, fit.UnlearningSd, fit.Mean }.All(
                e => double.IsFinite(e.Value) && double.IsFinite(e.Interval!.Value.Width) && e.Interval.Value.Contains(e.Value)), $"{sd}");
        }
    }
}
