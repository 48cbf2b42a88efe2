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
    public void UnequalNumbersOfSeedsAreRefusedWithTheirPlace()
    {
        Refused([[[1], [2]], [[3]]], "Training seed 1 has 1 unlearning seeds and training seed 0 has 2");
        Refused([[[1, 2], [2, 3]], [[3, 4], [5]]], "Cell (1, 1) has 1 evaluations and cell (0, 0) has 2");
        Refused([[[1, 2], [2, double.NaN]]], "Cell (0, 1), evaluation 1 is NaN");
        Refused([], "at least one");
        Refused([[]], "at least one");
        Refused([[[]]], "at least one");
        Refused([[[1]], [[]]], "Cell (1, 0) has 0 evaluations");
    }

    [Test]
    public void ItCannotBePooledByAccident() =>
        Assert.That(new EvaluationGrid([[[1.0]]]), Is.Not.InstanceOf<System.Collections.IEnumerable>());

    private static void Refused(double[][][] values, string message) => Assert.That(
        () => new EvaluationGrid(values), Throws.ArgumentException.With.Message.Contains(message).And.Message.Not.Contains("\n"));
}
