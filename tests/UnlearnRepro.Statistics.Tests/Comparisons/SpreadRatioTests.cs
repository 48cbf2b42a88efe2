using MathNet.Numerics.Distributions;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Statistics.Tests.Comparisons;

/// <summary>Ratio of two spreads over shared training seeds.</summary>
public class SpreadRatioTests
{
    private static readonly double[] A = [1, 4, 2, 8, 5, 7, 1, 9], B = [2, 3, 1, 4, 4, 3, 2, 4];

    [Test]
    public void TheRatioIsThatOfTheStandardDeviations()
    {
        // Sums of squares 72.875 - ... by hand: A has mean 37/8 and 241 - 37^2/8 = 69.875; B mean 23/8 and 75 - 23^2/8 = 8.875.
        Finding finding = SpreadRatio.Exceeds(Grid(A), Grid(B), 1);
        Assert.That(finding.Estimate.Value, Is.EqualTo(Math.Sqrt(69.875 / 8.875)).Within(1e-12));
    }

    [Test]
    public void TheEndsAreWhereTheTestOfPitmanAndMorganTurns([Values(0.9, 0.95)] double level)
    {
        Interval interval = SpreadRatio.Exceeds(Grid(A), Grid(B), 1, level).Estimate.Interval!.Value;
        foreach (double theta in (double[])[interval.Lower, interval.Upper])
        {
            // Sum and difference of a and theta b are uncorrelated if theta is the ratio; t of their correlation at the end of the interval.
            double r = Correlation([.. A.Zip(B, (a, b) => a + (theta * b))], [.. A.Zip(B, (a, b) => a - (theta * b))]);
            double t = Math.Abs(r) * Math.Sqrt((A.Length - 2) / (1 - (r * r)));
            Assert.That(t, Is.EqualTo(StudentT.InvCDF(0, 1, A.Length - 2, (1 + level) / 2)).Within(1e-6));
        }
    }

    [Test]
    public void SwappingTheMethodsInvertsItAndUnitsDoNotMatter()
    {
        var (ab, ba) = (SpreadRatio.Exceeds(Grid(A), Grid(B), 1).Estimate, SpreadRatio.Exceeds(Grid(B), Grid(A), 1).Estimate);
        Assert.That(ba.Interval!.Value.Lower, Is.EqualTo(1 / ab.Interval!.Value.Upper).Within(1e-12));
        var scaled = SpreadRatio.Exceeds(Grid([.. A.Select(x => 7 - (100 * x))]), Grid([.. B.Select(x => 100 * x)]), 1).Estimate;
        Assert.That(scaled.Interval!.Value.Upper, Is.EqualTo(ab.Interval!.Value.Upper).Within(1e-12));
    }

    [Test]
    public void AMethodWithoutSpreadHasNoRatio()
    {
        Finding finding = SpreadRatio.Exceeds(Grid([1, 1, 1, 1]), Grid([1, 2, 3, 5]), 1);
        Assert.That((finding.Decision, finding.Estimate.Status), Is.EqualTo((Decision.Undecided, Status.Unidentified)));
        Assert.That(finding.Reason, Does.Contain("all seed means of a method are equal"));
    }

    [Test]
    public void ProportionalMethodsTellNothingOfTheirError() => Assert.That(
        SpreadRatio.Exceeds(Grid([2, 4, 6, 10]), Grid([1, 2, 3, 5]), 1).Estimate.Status, Is.EqualTo(Status.Degenerate));

    [Test]
    public void TheSeedsItAsksForDecide()
    {
        // Worlds as the sample has it: its ratio of spreads and its correlation, asked for 2.2 times.
        Finding finding = SpreadRatio.Exceeds(Grid(A), Grid(B), 2.2);
        Assert.That(finding.Decision, Is.EqualTo(Decision.Undecided));
        double ratio = finding.Estimate.Value, r = Correlation(A, B);
        int decided = 0;
        for (ulong world = 0; world < 200; world++)
        {
            var random = new Worlds(100 + world);
            (double X, double Y)[] pairs = [.. Enumerable.Range(0, finding.SeedsNeeded!.Value).Select(_ => (random.Normal(), random.Normal()))];
            SeedGrid a = Grid([.. pairs.Select(p => ratio * p.X)]), b = Grid([.. pairs.Select(p => (r * p.X) + (Math.Sqrt(1 - (r * r)) * p.Y))]);
            decided += SpreadRatio.Exceeds(a, b, 2.2).Decision == Decision.Holds ? 1 : 0;
        }

        // Four standard errors of .028 about 0.8, and the approximation.
        Assert.That(decided / 200.0, Is.EqualTo(0.8).Within(0.13));
    }

    private static SeedGrid Grid(double[] means) => new([.. means.Select(m => new[] { m })]);

    private static double Correlation(double[] x, double[] y)
    {
        double mx = x.Average(), my = y.Average();
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
