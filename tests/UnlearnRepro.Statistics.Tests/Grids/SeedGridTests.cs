using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class SeedGridTests
{
    private static readonly double[][] Ragged = [[1, 2, 3], [10], [4, 6]];

    [Test]
    public void GrandMeanCountsEveryTrainedModelOnce()
    {
        SeedGrid grid = new(Ragged);
        Assert.That(grid.SeedMeans, Is.EqualTo([2.0, 10.0, 5.0]));
        Assert.That(grid.GrandMean, Is.EqualTo(17 / 3.0).Within(1e-15), "not 26/6, the mean of the runs");
        Assert.That((grid.I, grid.Count, grid.IsBalanced), Is.EqualTo((3, 6, false)));
        Assert.That(grid.RowLengths, Is.EqualTo([3, 1, 2]));
    }

    [Test]
    public void JIsOnlyForEqualRows()
    {
        Assert.That(new SeedGrid([[1.0, 2.0], [3.0, 4.0]]).J, Is.EqualTo(2));
        Assert.That(() => new SeedGrid(Ragged).J, Throws.InvalidOperationException.With.Message.Contains("1 to 3"));
    }

    [TestCase(double.NaN, "NaN")]
    [TestCase(double.NegativeInfinity, "-Infinity")]
    public void ValueThatIsNotFiniteIsNamedByPlace(double bad, string shown) =>
        Assert.That(() => new SeedGrid([[1.0, 2.0], [3.0, bad]]), Throws.ArgumentException
            .With.Message.Contains("Row 1, column 1 is " + shown).And.Message.Not.Contains("\n"));

    [Test]
    public void EmptyRowIsNamed() =>
        Assert.That(() => new SeedGrid([[1.0], []]), Throws.ArgumentException.With.Message.StartsWith("Row 1 "));

    [Test]
    public void NoRowIsAnError() => Assert.That(() => new SeedGrid([]), Throws.ArgumentException);

    [Test]
    public void LaterChangesOfTheArgumentDoNotReachTheGrid()
    {
        double[][] values = [[1, 2], [3, 4]];
        SeedGrid grid = new(values);
        values[0][0] = 99;
        Assert.That(grid.Values(0), Is.EqualTo([1.0, 2.0]));
        Assert.That(grid.Values(0), Is.Not.InstanceOf<double[]>());
    }

    [Test]
    public void ItCannotBePooledByAccident() => Assert.That(new SeedGrid(Ragged), Is.Not.InstanceOf<System.Collections.IEnumerable>());

    [Test]
    public void SubGridKeepsTheNamedRowsAndTheirFirstEntries()
    {
        SeedGrid part = new SeedGrid(Ragged).SubGrid([2, 0], 2);
        Assert.That(part.Values(0), Is.EqualTo([4.0, 6.0]));
        Assert.That(part.Values(1), Is.EqualTo([1.0, 2.0]));
        Assert.That(() => new SeedGrid(Ragged).SubGrid([1], 2), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new SeedGrid(Ragged).SubGrid([3], 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void EqualValuesHaveExactlyTheirOwnMean()
    {
        // 0.1 + 0.1 + 0.1 is not 0.3: a naive mean would give a deterministic method a spread of 1e-17.
        SeedGrid grid = new([[0.1, 0.1, 0.1], [0.7, 0.7, 0.7]]);
        Assert.That(grid.SeedMeans, Is.EqualTo([0.1, 0.7]));
    }
}
