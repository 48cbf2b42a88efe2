using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claim: the seed mean lies in a range for more than a share of training seeds. Counting asks for no law, so that it also decides where values
/// pile up at 0 or 100 % and no variance can be estimated. Exact binomial interval over training seeds (Clopper, Pearson 1934).
/// </summary>
public static class ShareWithin
{
    /// <summary>Whether the range holds more than the share of training seeds.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="range">With its ends, in the metric's unit, fixed beforehand.</param>
    /// <param name="share">In (0, 1), fixed beforehand.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding Exceeds(SeedGrid grid, Interval range, double share, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Probability(share, nameof(share));
        Require.Level(level);
        int within = grid.SeedMeans.Count(mean => mean >= range.Lower && mean <= range.Upper);
        double found = within / (double)grid.I;
        Estimate estimate = new(found, found, ClopperPearson.Of(within, grid.I, level), level, "Clopper-Pearson", Status.Ok);
        return Finding.Decide(estimate, Finding.Above(share), () => ClopperPearson.TrialsNeeded(found, share, grid.I + 1, level));
    }
}
