using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests;

public class ReferenceUnitsTests
{
    private static readonly References OneTwoThree = new([1, 2, 3]);

    [Test]
    public void HandWorkedUnits()
    {
        // References 1, 2, 3: mean 2, s_R 1. Seed means 7 and 9: mean 8, so z = 6. Band 2 +- 4.302653 sqrt(4/3) = 2 +- 4.968: neither seed mean.
        var units = ReferenceUnits.Of(new SeedGrid([[6.0, 8.0], [9.0, 9.0]]), OneTwoThree);
        Assert.That((units.Units.Value, units.Gap.Value, units.Inside, units.Count), Is.EqualTo((6.0, 6.0, 0, 2)));
        Assert.That(ReferenceUnits.Of(new SeedGrid([[6.9], [7.0]]), OneTwoThree).Inside, Is.EqualTo(1), "the band ends at 6.968");
    }

    [TestCase(1.0, 4.0, 20)]
    [TestCase(-40, 4.0, 4)]
    [TestCase(2.2, 0.5, 3)]
    [TestCase(2.0, 1.0, 3)]
    public void TheLimitsSolveTheirEquation(double mean, double sd, int r)
    {
        // Both equations of the remarks, at both limits, whichever sign they have.
        Worlds worlds = new(3);
        SeedGrid grid = new([.. worlds.Normals(6, mean, sd).Select(y => new[] { y })]);
        References references = new(worlds.Normals(r, 2));
        var units = ReferenceUnits.Of(grid, references);
        double d = units.Gap.Value, l = units.Gap.Interval!.Value.Lower, u = units.Gap.Interval!.Value.Upper, s = references.Sd().Value;
        var (p, q) = (references.Sd().Interval!.Value.Lower, references.Sd().Interval!.Value.Upper);
        var (low, high) = (units.Units.Interval!.Value.Lower, units.Units.Interval!.Value.Upper);
        Assert.That(d - (low * s), Is.EqualTo(Hypot(d - l, low * (low > 0 ? q - s : s - p))).Within(1e-9), "lower");
        Assert.That(d - (high * s), Is.EqualTo(-Hypot(u - d, high * (high > 0 ? s - p : q - s))).Within(1e-9), "upper");
        Assert.That((Math.Sign(low), Math.Sign(high)), Is.EqualTo((Math.Sign(l), Math.Sign(u))), "a ratio by a positive number keeps the sign");
        Assert.That(units.Units.Value, Is.InRange(low, high));
    }

    [Test]
    public void TheOtherSignMirrorsIt()
    {
        SeedGrid above = new([[5.0], [7.0], [9.5]]), below = new([[-1.0], [-3.0], [-5.5]]);
        var (up, down) = (ReferenceUnits.Of(above, OneTwoThree).Units, ReferenceUnits.Of(below, OneTwoThree).Units);
        Assert.That(down.Interval, Is.EqualTo(new Interval(-up.Interval!.Value.Upper, -up.Interval.Value.Lower)));
    }

    [Test]
    public void AUnitDoesNotMatter()
    {
        var points = ReferenceUnits.Of(new SeedGrid([[5.0], [7.0]]), OneTwoThree).Units;
        var shares = ReferenceUnits.Of(new SeedGrid([[0.05], [0.07]]), new References([0.01, 0.02, 0.03])).Units;
        Assert.That(shares.Interval!.Value.Lower, Is.EqualTo(points.Interval!.Value.Lower).Within(1e-9));
        Assert.That(shares.Interval!.Value.Upper, Is.EqualTo(points.Interval!.Value.Upper).Within(1e-9));
    }

    [Test]
    public void ReferencesWithoutSpreadGiveNoUnit()
    {
        var units = ReferenceUnits.Of(new SeedGrid([[5.0], [7.0]]), new References([0, 0, 0]));
        Assert.That((units.Units.Status, units.Units.Reason, units.Gap.Value), Is.EqualTo((Status.Unidentified, "all references are equal", 6.0)));
        Assert.That(ReferenceUnits.Of(new SeedGrid([[5.0], [7.0]]), new References([1])).Units.Status, Is.EqualTo(Status.Unidentified));
    }

    [Test]
    public void OneTrainedModelHasADistanceAndNoInterval()
    {
        var units = ReferenceUnits.Of(new SeedGrid([[5.0]]), OneTwoThree).Units;
        Assert.That((units.Value, units.Interval, units.Status), Is.EqualTo((3.0, (Interval?)null, Status.TooFewSeeds)));
    }

    [Test]
    public void AMethodWithoutSpreadHasTheExactIntervalNearly()
    {
        // All seed means equal: only the references are random, and z has an exact interval by the noncentral t, whose limits for
        // z = 6 from 20 references lie between those of the chi-square interval of s_R alone, 6 s / [upper, lower], and a tenth beyond.
        Worlds worlds = new(8);
        References references = new(worlds.Normals(20));
        double sd = references.Sd().Value, mean = references.Mean().Value;
        var units = ReferenceUnits.Of(new SeedGrid([.. Enumerable.Repeat(new[] { mean + (6 * sd) }, 5)]), references).Units;
        var limits = references.Sd().Interval!.Value;
        Assert.That(units.Interval!.Value.Lower, Is.InRange(6 * sd / limits.Upper * 0.95, 6 * sd / limits.Upper));
        Assert.That(units.Interval!.Value.Upper, Is.InRange(6 * sd / limits.Lower, 6 * sd / limits.Lower * 1.05));
    }

    private static double Hypot(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
