using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claim: the interval that common practice reports from one trained model covers the mean over training seeds less often than
/// it says. For each training seed the t interval of its J runs is held against the mean of all other training seeds.
/// That mean is itself uncertain; with every distance divided by sqrt(I / (I - 1)) the share of covering rows has, for normal data,
/// exactly the coverage of mu as its expectation, so nothing is held against common practice that is only our own noise.
/// </summary>
/// <param name="Finding">Decision on the coverage, by the exact binomial interval.</param>
/// <param name="Covered">Training seeds whose interval covers.</param>
/// <param name="TrainingSeeds">I.</param>
/// <param name="ZeroWidth">Training seeds whose runs are all equal: their interval is a point.</param>
public sealed record SingleSeedCoverage(Finding Finding, int Covered, int TrainingSeeds, int ZeroWidth)
{
    /// <summary>The coverage found on a grid.</summary>
    /// <param name="grid">At least two training seeds and two unlearning seeds in every row.</param>
    /// <param name="nominal">Level of the intervals that common practice reports.</param>
    /// <param name="level">Level of the interval for the coverage.</param>
    public static SingleSeedCoverage Of(SeedGrid grid, double nominal = 0.95, double level = 0.95) => Of(grid, nominal, level, Finding.Below(nominal), nominal);

    /// <summary>The opposite claim: the coverage is above a rate, such as 0.8 of the 0.95 that the intervals state.</summary>
    /// <param name="grid">At least two training seeds and two unlearning seeds in every row.</param>
    /// <param name="rate">The rate, in (0, <paramref name="nominal"/>).</param>
    /// <param name="nominal">Level of the intervals that common practice reports.</param>
    /// <param name="level">Level of the interval for the coverage.</param>
    public static SingleSeedCoverage AtLeast(SeedGrid grid, double rate, double nominal = 0.95, double level = 0.95)
    {
        Require.Level(rate);
        if (rate >= nominal)
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, $"The rate must lie below the level that the intervals state, {nominal}.");
        }

        return Of(grid, nominal, level, Finding.Above(rate), rate);
    }

    private static SingleSeedCoverage Of(SeedGrid grid, double nominal, double level, Interval region, double bound)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(nominal);
        Require.Level(level);
        const string method = "Clopper-Pearson";
        if (grid.I < 2 || grid.RowLengths.Min() < 2)
        {
            Estimate none = Estimate.Unidentified(level, method, "needs two training seeds and two unlearning seeds for each");
            return new SingleSeedCoverage(Finding.Decide(none, region), 0, grid.I, 0);
        }

        int covered = Enumerable.Range(0, grid.I).Count(i => Covers(grid, i, nominal));
        int points = Enumerable.Range(0, grid.I).Count(i => Sample.SumOfSquares(grid.Values(i)) == 0);
        double share = covered / (double)grid.I;
        bool degenerate = points == grid.I && Sample.SumOfSquares(grid.SeedMeans) == 0;
        Estimate estimate = new(
            share, share, ClopperPearson.Of(covered, grid.I, level), level, method,
            degenerate ? Status.Degenerate : Status.Ok,
            degenerate ? "all values are equal" : null);
        Finding finding = Finding.Decide(estimate, region, () => ClopperPearson.TrialsNeeded(share, bound, grid.I + 1, level));
        if (points > 0)
        {
            finding = finding with { Reason = $"{finding.Reason}; {points} of {grid.I} training seeds have equal runs and intervals without width" };
        }

        return new SingleSeedCoverage(finding, covered, grid.I, points);
    }

    // m_i minus the mean of the others is (m_i - grand) I / (I - 1).
    private static bool Covers(SeedGrid grid, int i, double nominal)
    {
        IReadOnlyList<double> runs = grid.Values(i);
        double distance = Math.Abs(grid.SeedMeans[i] - grid.GrandMean) * Math.Sqrt(grid.I / (grid.I - 1.0));
        double half = Quantiles.T(runs.Count - 1, (1 + nominal) / 2) * Math.Sqrt(Sample.Variance(runs) / runs.Count);
        return distance <= half;
    }
}
