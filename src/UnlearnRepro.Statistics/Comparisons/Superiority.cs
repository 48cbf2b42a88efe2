using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// Claim: a is larger than b by more than a margin, a - b > margin, paired by training seed. A margin of 0 asks for any difference,
/// a negative one whether a is not much worse (non-inferiority).
/// </summary>
/// <param name="Finding">The decision, by the two-sided t interval of the mean difference: each direction errs at most (1 - level) / 2.</param>
/// <param name="PValue">One-sided p for a - b > margin; null where the estimate decides nothing. Below (1 - level) / 2 where the claim holds.</param>
public sealed record Superiority(Finding Finding, double? PValue)
{
    /// <summary>Whether a lies above b by more than the margin.</summary>
    /// <param name="a">The method said to be larger; swap the two for metrics where less is better.</param>
    /// <param name="b">The other; row i is from the same trained model.</param>
    /// <param name="margin">In the metric's unit, finite, fixed beforehand.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Superiority Of(SeedGrid a, SeedGrid b, double margin = 0, double level = 0.95)
    {
        if (!double.IsFinite(margin))
        {
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "The margin must be finite.");
        }

        PairedComparison pair = PairedComparison.Of(a, b, level);
        if (pair.Difference.Status != Status.Ok)
        {
            return new Superiority(Finding.Decide(pair.Difference, Finding.Above(margin)), null);
        }

        double room = pair.Difference.Value - margin, sd = Math.Sqrt(Sample.Variance(pair.Differences));
        Finding finding = Finding.Decide(
            pair.Difference, Finding.Above(margin), () => MeanInterval.SeedsNeeded(room, sd, (1 - level) / 2, 1 - Finding.Power, a.I));
        return new Superiority(finding, MeanInterval.UpperTail(room, sd / Math.Sqrt(a.I), a.I - 1));
    }
}
