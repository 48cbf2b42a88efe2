using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class MethodGridsTests
{
    private static readonly SeedGrid Two = new([[1.0, 3.0], [5.0, 7.0]]);

    [Test]
    public void SeedMeansByMethodAndBySeed()
    {
        MethodGrids grids = new([new("a", Two), new("b", new SeedGrid([[0.0], [9.0]]))]);
        Assert.That((grids.M, grids.I, grids.J), Is.EqualTo((2, 2, (int?)null)));
        Assert.That(grids.SeedMeans, Is.EqualTo(new double[][] { [2, 6], [0, 9] }));
        Assert.That(grids.MeansOfSeed(1), Is.EqualTo([6.0, 9.0]));
    }

    [Test]
    public void OneJIsKnownOnlyWhenAllShareIt()
    {
        Assert.That(new MethodGrids([new("a", Two), new("b", Two)]).J, Is.EqualTo(2));
        Assert.That(new MethodGrids([new("a", Two), new("b", new SeedGrid([[1.0, 2.0], [3.0]]))]).J, Is.Null);
    }

    [Test]
    public void EqualNamesAreRefused() =>
        Assert.That(() => new MethodGrids([new("ssd", Two), new("ssd", Two)]), Throws.ArgumentException.With.Message.Contains("'ssd'"));

    [Test]
    public void NoMethodIsRefused() => Assert.That(() => new MethodGrids([]), Throws.ArgumentException);

    [Test]
    public void DifferentNumbersOfSeedsAreRefused() =>
        Assert.That(
            () => new MethodGrids([new("a", Two), new("b", new SeedGrid([[1.0]]))]),
            Throws.ArgumentException.With.Message.Contains("'a' has 2 and 'b' 1"));

    [Test]
    public void GridsThatLostDifferentRowsAreRefused() =>
        Assert.That(
            () => new MethodGrids([new("a", Two, ["0", "1"]), new("b", Two, ["0", "2"])]),
            Throws.ArgumentException.With.Message.Contains("where 'a' has '1', 'b' has '2'"));

    [Test]
    public void SeedNamesMustFitTheRowsAndBeDistinct()
    {
        Assert.That(() => new MethodGrids([new("a", Two, ["0"])]), Throws.ArgumentException);
        Assert.That(() => new MethodGrids([new("a", Two, ["0", "0"])]), Throws.ArgumentException);
    }

    [Test]
    public void SeedsAreNamedForAllOrNone()
    {
        Assert.That(() => new MethodGrids([new("a", Two), new("b", Two, ["0", "1"])]), Throws.ArgumentException);
        Assert.That(() => new MethodGrids([new("a", Two, ["0", "1"]), new("b", Two)]), Throws.ArgumentException);
    }
}
