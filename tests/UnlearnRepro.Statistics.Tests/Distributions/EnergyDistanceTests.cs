using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Distributions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class EnergyDistanceTests
{
    private static SeedGrid Column(params double[] means) => new([.. means.Select(m => new[] { m })]);

    // 2 E|X - Y| = 2, E|X - X'| = (0 + 2 + 2 + 0) / 4, E|Y - Y'| = 0.
    [Test]
    public void HandWorkedDistance() => Assert.That(EnergyDistance.Of(Column(0, 2), new References([1]), 1).Distance.Value, Is.EqualTo(1));

    [Test]
    public void IsTheDefinition()
    {
        Worlds worlds = new(90);
        double[] a = worlds.Normals(5), b = [.. worlds.Normals(7, 1), a[0]];
        static double Mean(double[] x, double[] y) => x.Average(u => y.Average(v => Math.Abs(u - v)));
        double expected = (2 * Mean(a, b)) - Mean(a, a) - Mean(b, b);
        Assert.That(EnergyDistance.Of(Column(a), new References(b), 1).Distance.Value, Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void SeparatedLabelsAreTwoOfAll()
    {
        // C(6, 3) = 20 assignments, the observed one and its mirror image.
        EnergyDistance e = EnergyDistance.Of(Column(1, 2, 3), new References([4, 5, 6]), 1);
        Assert.That((e.PValue, e.MinimumP, e.IsExact), Is.EqualTo((0.1, 0.05, true)));
    }

    [Test]
    public void SeesSpreadWhereMeansAgree()
    {
        EnergyDistance e = EnergyDistance.Of(Column(-9, -8, -7, 7, 8, 9), new References([-0.3, -0.2, -0.1, 0.1, 0.2, 0.3]), 1);
        Assert.That((e.IsExact, e.Differ().Decision), Is.EqualTo((true, Decision.Holds)));
    }

    [Test]
    public void PairsExchangeWithinTrainingSeeds()
    {
        // All of a below all of b: of the 2^3 swaps none and all are extreme, of the C(6, 3) assignments across seeds 2 of 20.
        EnergyDistance e = EnergyDistance.Paired(Column(0, 1, 2), Column(10, 11, 12), 1);
        Assert.That((e.PValue, e.MinimumP, e.IsExact), Is.EqualTo((0.25, 0.125, true)));
    }

    [Test]
    public void TrainingSeedsFarApartHideAConstantShift()
    {
        // Between the pairs both distribution functions meet again whichever way each pair is labelled: all swaps are equal.
        Assert.That(EnergyDistance.Paired(Column(0, 100, 200), Column(1, 101, 201), 1).PValue, Is.EqualTo(1));
    }

    [Test]
    public void RandomAssignmentsAgreeWithCountingAndRepeat()
    {
        // 8 and 8 have 12 870 assignments and are drawn; the 8 and 7 of the same data have 6435 and are counted. Against it: a separated
        // pair, where only 2 of 12 870 are extreme, and one value astray.
        Worlds worlds = new(91);
        SeedGrid a = Column(worlds.Normals(8, 0.8));
        References b = new(worlds.Normals(8));
        EnergyDistance e = EnergyDistance.Of(a, b, 5), again = EnergyDistance.Of(a, b, 5), other = EnergyDistance.Of(a, b, 6);
        Assert.That((again, e.IsExact), Is.EqualTo((e, false)));
        // Two Monte Carlo estimates of one p from 9999 draws each: 4 sqrt(2) standard errors.
        Assert.That(other.PValue, Is.EqualTo(e.PValue).Within(5.7 * Math.Sqrt(e.PValue * (1 - e.PValue) / 9999)));
        EnergyDistance apart = EnergyDistance.Of(Column(1, 2, 3, 4, 5, 6, 7, 8), new References([11, 12, 13, 14, 15, 16, 17, 18]), 5);
        Assert.That(apart.PValue, Is.LessThan(10 / 10000.0).And.GreaterThanOrEqualTo(apart.MinimumP));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void KeepsItsLevelOnNestedRuns(bool paired)
    {
        // Same distribution, 5 runs each, ICC .9: permuting runs would reject most of the time. 1000 worlds: 4 standard errors of .05 are .028.
        Worlds worlds = new(92);
        int rejected = Enumerable.Range(0, 1000).Count(n =>
        {
            MethodGrids pair = worlds.Crossed([0, 0], paired ? 6 : 5, 5, paired ? 1 : 0, 1, 0.5);
            EnergyDistance e = paired
                ? EnergyDistance.Paired(pair.Grids[0], pair.Grids[1], (ulong)n)
                : EnergyDistance.Of(pair.Grids[0], new References(pair.SeedMeans[1]), (ulong)n);
            return e.PValue <= 0.05;
        });
        Assert.That(rejected / 1000.0, Is.LessThan(0.05 + 0.028).And.GreaterThan(0.005));
    }

    [Test]
    public void EqualValuesDecideNothing()
    {
        EnergyDistance e = EnergyDistance.Of(Column(2, 2), new References([2, 2]), 1);
        Assert.That((e.Distance.Status, e.PValue, e.Differ().Decision), Is.EqualTo((Status.Degenerate, 1.0, Decision.Undecided)));
    }
}
