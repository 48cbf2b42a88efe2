using Pragmastat;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using Sample = UnlearnRepro.Statistics.Numerics.Sample;

namespace UnlearnRepro.Statistics.SeedMeans;

/// <summary>
/// Centre and spread of the seed means that a few collapsed models do not move: up to 29 % of the seeds may lie anywhere. Companions of
/// the mean and of <see cref="SeedMeanSpread"/>; the numbers are Pragmastat's. In the metric's unit.
/// </summary>
/// <param name="Centre">
/// Median of the averages of all pairs, a value with itself included (Hodges, Lehmann 1963), with the interval that inverts the
/// signed-rank test: at least nominal for symmetric laws whatever their tails, from six training seeds on at .95.
/// </param>
/// <param name="Spread">
/// Median distance of all pairs (Shamos 1976), times 1.0484 = 1 / (sqrt 2 z_.75) so that it estimates the standard deviation of many
/// normal seed means; no interval. Boundary at 0 when half of the pairs are equal though not all are.
/// </param>
public sealed record RobustSummary(Estimate Centre, Estimate Spread)
{
    private const string CentreMethod = "Hodges-Lehmann, signed ranks of seed means", SpreadMethod = "Shamos on seed means";

    /// <summary>1 / (sqrt 2 z_.75): two normal values differ by a normal value of sqrt 2 times their standard deviation.</summary>
    private const double Consistency = 1.0483580825075;

    /// <summary>The summary of a grid.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="level">Level of the centre's two-sided interval, in (0, 1).</param>
    public static RobustSummary Of(SeedGrid grid, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(level);
        if (grid.I == 1)
        {
            return new(
                new Estimate(grid.GrandMean, grid.GrandMean, null, level, CentreMethod, Status.TooFewSeeds, MeanInterval.OneTraining),
                Estimate.Unidentified(level, SpreadMethod, VarianceEstimate.OneTraining));
        }

        Pragmastat.Sample means = new([.. grid.SeedMeans]);
        bool equal = Sample.SumOfSquares(grid.Means) == 0;
        return new(Centred(means, equal, level), Spreading(means, equal, level));
    }

    private static Estimate Centred(Pragmastat.Sample means, bool equal, double level)
    {
        double centre = equal ? means.Values[0] : means.Center().NominalValue;
        int beyond = SignedRank.Critical(means.Size, (1 - level) / 2) + 1;
        if (beyond == 0 && !equal)
        {
            return new(
                centre, centre, null, level, CentreMethod, Status.TooFewSeeds,
                $"signed ranks of {means.Size} seeds reach no interval of this level");
        }

        double[] averages = [.. means.Values.SelectMany((x, i) => means.Values.Take(i + 1).Select(y => (x + y) / 2)).Order()];
        return equal
            ? new(centre, centre, new Interval(centre, centre), level, CentreMethod, Status.Degenerate, MeanInterval.AllEqual)
            : new(centre, centre, new Interval(averages[beyond - 1], averages[^beyond]), level, CentreMethod, Status.Ok);
    }

    private static Estimate Spreading(Pragmastat.Sample means, bool equal, double level)
    {
        double spread = equal ? 0 : Consistency * Sample.Difference(means.Spread().NominalValue, 0, Sample.Size(means.Values));
        (Status status, string? why) = equal ? (Status.Degenerate, MeanInterval.AllEqual)
            : spread == 0 ? (Status.Boundary, "half of the pairs of seed means are equal")
            : (Status.Ok, (string?)null);
        return new(spread, spread, null, level, SpreadMethod, status, why);
    }
}
