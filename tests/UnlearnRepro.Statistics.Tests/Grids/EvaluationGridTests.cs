using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class EvaluationGridTests
{
    [Test]
    public void AveragingEvaluationsGivesTheSeedGrid()
    {
        EvaluationGrid grid = new([[[1, 3], [5, 7]], [[11, 13], [15, 21]], [[0, 0], [0, 4]]]);
        Assert.That((grid.I, grid.J, grid.K), Is.EqualTo((3, 2, 2)));
        Assert.That(grid.SeedGrid.Values(1), Is.EqualTo([12.0, 18.0]));
        Assert.That(grid.SeedGrid.SeedMeans, Is.EqualTo([4.0, 15.0, 1.0]));
    }

    [Test]
    public void NumbersMayDifferAndAreThenNotOne()
    {
        EvaluationGrid grid = new([[[1, 3], [5]], [[11, 13, 15]]]);
        Assert.That((grid.I, grid.Cells, grid.Count, grid.IsBalanced), Is.EqualTo((2, 3, 6, false)));
        Assert.That(grid.SeedGrid.SeedMeans, Is.EqualTo([3.5, 13.0]), "every unlearned model counts once");
        Assert.That(() => grid.J, Throws.InvalidOperationException.With.Message.Contains("unbalanced"));
    }

    [Test]
    public void WhatIsEmptyOrNoNumberIsRefusedWithItsPlace()
    {
        Refused([[[1, 2], [2, double.NaN]]], "Cell (0, 1), evaluation 1 is NaN");
        Refused([[[1], [double.NegativeInfinity, 3, 4]]], "Cell (0, 1), evaluation 0 is -Infinity");
        Refused([], "at least one");
        Refused([[]], "Training seed 0 has no unlearning seed; leave it out");
        Refused([[[]]], "Cell (0, 0) has no evaluation; leave it out");
        Refused([[[1]], [[]]], "Cell (1, 0) has no evaluation; leave it out");
        Refused([[[1]], null!], "Training seed 1 has no unlearning seed; leave it out");
    }

    [Test]
    public void ItCannotBePooledByAccident() =>
        Assert.That(new EvaluationGrid([[[1.0]]]), Is.Not.InstanceOf<System.Collections.IEnumerable>());

    private static void Refused(double[][][] values, string message) => Assert.That(
        () => new EvaluationGrid(values), Throws.ArgumentException.With.Message.Contains(message).And.Message.Not.Contains("\n"));
}
