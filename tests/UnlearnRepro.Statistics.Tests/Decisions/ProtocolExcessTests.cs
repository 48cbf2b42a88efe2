using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Tests;

public class ProtocolExcessTests
{
    private static readonly SeedGrid Apart = new Worlds(8).Grid(12, 4, 0.9), Together = new Worlds(8).Grid(12, 4, 0);

    [Test]
    public void TheEstimateIsTheExcessOfTheDistance()
    {
        ProtocolDistance distance = ProtocolDistance.OfGrid(Apart, 5, 199);
        Assert.That(ProtocolExcess.Of(Apart, 5).Value, Is.EqualTo(distance.Distance.Value - distance.NullMean!.Value).Within(1e-12));
    }

    [Test]
    public void WithoutDrawsItIsTheDistanceWithAnIntervalOfItsReciprocal()
    {
        // Every row is a point: its distance to all is the root of their mean squared distance to it. Student's t_3 upper quartile: .764892.
        double[] y = [0, 1, 3, 7];
        static double Distance(IReadOnlyList<double> y) => y.Average(a => Math.Sqrt(y.Average(b => (a - b) * (a - b))));
        double[] without = [.. y.Select(left => Distance([.. y.Where(a => a != left)]))];
        double mean = without.Average(), error = Math.Sqrt(0.75 * without.Sum(d => (d - mean) * (d - mean)));
        double all = Distance(y), arm = 0.7648923284043 * error / all;
        Estimate found = ProtocolExcess.Of(new SeedGrid([.. y.Select(a => new[] { a, a })]), 1, 0.5);
        Assert.That((found.Value, found.Interval!.Value.Lower, found.Interval.Value.Upper), Is.EqualTo((all, all / (1 + arm), all / (1 - arm))).Within(1e-12));
    }

    [Test]
    public void AnArmAsLongAsTheDistanceReachesWithoutEnd()
    {
        // One model lies far off: without it there is no distance left.
        SeedGrid grid = new([[0, 0], [0, 0], [0, 0], [0, 0], [9, 9]]);
        Finding found = ProtocolExcess.Below(grid, 1000, 1);
        Assert.That(found.Estimate.Interval!.Value.Upper, Is.EqualTo(double.PositiveInfinity));
        Assert.That((found.Decision, found.Reason), Is.EqualTo((Decision.Undecided, "[1.401, Infinity] lies across the edge of the claimed region, below 1000")));
    }

    [Test]
    public void ANewUnitScalesItAndAnAddedConstantChangesNothing()
    {
        SeedGrid other = new([.. Enumerable.Range(0, Apart.I).Select(i => (double[])[.. Apart.Values(i).ToArray().Select(y => (1000 * y) - 70)])]);
        Interval a = ProtocolExcess.Of(Apart, 5).Interval!.Value, b = ProtocolExcess.Of(other, 5).Interval!.Value;
        Assert.That((b.Lower, b.Upper), Is.EqualTo((1000 * a.Lower, 1000 * a.Upper)).Within(1e-6));
    }

    [Test]
    public void TheSameSeedGivesTheSameAnswer()
    {
        Estimate first = ProtocolExcess.Of(Apart, 5);
        Assert.That(ProtocolExcess.Of(Apart, 5), Is.EqualTo(first));
        Assert.That(ProtocolExcess.Of(Apart, 6).Value, Is.Not.EqualTo(first.Value).And.EqualTo(first.Value).Within(0.03), "chance is drawn anew");
    }

    [Test]
    public void DecidesByDistance()
    {
        Assert.That(Above(Apart, 0.2), Is.EqualTo(Decision.Holds));
        Assert.That(Above(Apart, 20), Is.EqualTo(Decision.Fails));
        Assert.That(Above(Apart, 0.7), Is.EqualTo(Decision.Undecided));
        Assert.That(Above(Together, 0), Is.EqualTo(Decision.Undecided), "0 is the truth");
        Assert.That(Below(Together, 0.5), Is.EqualTo(Decision.Holds));
        Assert.That(Below(Apart, 0.2), Is.EqualTo(Decision.Fails));
        Assert.That(Below(Apart, 0.7), Is.EqualTo(Decision.Undecided));
    }

    [Test]
    public void WhereAllValuesAreEqualNothingIsDecided()
    {
        SeedGrid equal = new([.. Enumerable.Repeat(new[] { 50.0, 50 }, 6)]);
        foreach (Finding found in new[] { ProtocolExcess.Above(equal, 0, 1), ProtocolExcess.Below(equal, 1, 1) })
        {
            Assert.That((found.Decision, found.Reason, found.Estimate.Value), Is.EqualTo((Decision.Undecided, "all values are equal", 0.0)));
        }
    }

    [Test]
    public void WithoutAnErrorNothingIsDecided()
    {
        // Whichever model is left out, the same distance is left.
        Finding found = ProtocolExcess.Above(new SeedGrid([[0, 0], [0, 0], [1, 1], [1, 1]]), 0.1, 1);
        Assert.That((found.Decision, found.Reason), Is.EqualTo((Decision.Undecided, "it has no error")));
    }

    private static IEnumerable<TestCaseData> Unknown() =>
    [
        new(new SeedGrid([[1, 2], [3, 5], [6, 4]]), "an interval needs 4 training seeds, found 3"),
        new(new SeedGrid([[1], [3], [6], [7], [9]]), "one unlearning seed per training seed: protocol A1 needs several from one model"),
        new(
            new SeedGrid([[1], [3], [6, 8], [7], [9]]),
            "no error, since without training seed 2 there is no distance: one unlearning seed per training seed: protocol A1 needs several from one model"),
    ];

    [TestCaseSource(nameof(Unknown))]
    public void AGridThatHasNoErrorSaysSo(SeedGrid grid, string reason)
    {
        Finding found = ProtocolExcess.Above(grid, 0, 1);
        Assert.That((found.Decision, found.Reason, found.Estimate.IsKnown), Is.EqualTo((Decision.Undecided, reason, false)));
    }

    [Test]
    public void RowsOfDifferentLengthAreTaken()
    {
        Estimate found = ProtocolExcess.Of(new Worlds(9).Of([2, 3, 1, 5, 4, 2], 3, 1), 1);
        Assert.That(found.Interval!.Value.Lower, Is.LessThan(found.Value).And.LessThan(found.Interval.Value.Upper));
    }

    [Test]
    public void ADistanceIsNotNegativeAndOneToLieBelowIsPositive()
    {
        Assert.That(() => ProtocolExcess.Above(Apart, -1, 1), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => ProtocolExcess.Below(Apart, 0, 1), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => ProtocolExcess.Of(Apart, 1, 1), Throws.InstanceOf<ArgumentException>());
    }

    private static Decision Above(SeedGrid grid, double distance) => ProtocolExcess.Above(grid, distance, 1).Decision;

    private static Decision Below(SeedGrid grid, double distance) => ProtocolExcess.Below(grid, distance, 1).Decision;
}
