using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// Claim: two methods differ by less than a margin, by two one-sided t tests (Schuirmann 1987). It holds when the 1 - 2 alpha interval
/// of the difference lies within the margin and fails when it lies beyond. A difference that is "not significant" shows neither.
/// </summary>
/// <param name="Finding">The decision; its interval has level 1 - 2 alpha.</param>
/// <param name="PValue">Larger p of the two one-sided tests, for "within the margin"; null where the estimate decides nothing.</param>
public sealed record Equivalence(Finding Finding, double? PValue)
{
    /// <summary>Paired by training seed: row i of both grids is the same trained model.</summary>
    /// <param name="a">One method.</param>
    /// <param name="b">The other.</param>
    /// <param name="margin">In the metric's unit, fixed beforehand.</param>
    /// <param name="alpha">Error probability, below 1/2.</param>
    public static Equivalence Paired(SeedGrid a, SeedGrid b, double margin, double alpha = 0.05)
    {
        CheckAlpha(alpha);
        PairedComparison pair = PairedComparison.Of(a, b, 1 - (2 * alpha));
        double error = Math.Sqrt(pair.DifferenceVariance / a.I);
        return Of(pair.Difference, margin, alpha, error, a.I - 1, a.I);
    }

    /// <summary>Unpaired, for two methods whose trained models have nothing in common.</summary>
    /// <param name="a">One method.</param>
    /// <param name="b">The other.</param>
    /// <param name="margin">In the metric's unit, fixed beforehand.</param>
    /// <param name="alpha">Error probability, below 1/2.</param>
    public static Equivalence Welch(SeedGrid a, SeedGrid b, double margin, double alpha = 0.05)
    {
        CheckAlpha(alpha);
        WelchComparison gap = WelchComparison.Of(a, b, 1 - (2 * alpha));
        return Of(gap.Difference, margin, alpha, gap.StandardError, gap.Df ?? 0, a.I);
    }

    /// <summary>
    /// A method against references. With a margin in points the estimand is the gap; with one in standard deviations of the references
    /// it is the excess |gap| - k s_R, below 0, with the error of s_R in its interval.
    /// </summary>
    /// <param name="a">A method.</param>
    /// <param name="references">Retrained models.</param>
    /// <param name="margin">Fixed beforehand.</param>
    /// <param name="alpha">Error probability, below 1/2.</param>
    public static Equivalence ToReferences(SeedGrid a, References references, EquivalenceMargin margin, double alpha = 0.05)
    {
        CheckAlpha(alpha);
        Require.Positive(margin.Size, nameof(margin));
        WelchComparison gap = WelchComparison.Of(a, references, 1 - (2 * alpha));
        if (!margin.InReferenceSds)
        {
            return Of(gap.Difference, margin.Size, alpha, gap.StandardError, gap.Df ?? 0, a.I);
        }

        const string method = "MOVER on Welch t and chi-square";
        if (gap.Df is null || references.Sd().Status != Status.Ok)
        {
            string reason = gap.Df is null ? gap.Difference.Reason! : "all references are equal: they give no unit for the margin";
            return new Equivalence(Finding.Decide(Estimate.Unidentified(gap.Difference.Level, method, reason), Finding.Below(0)), null);
        }

        SdEquivalence test = new(gap, references, margin.Size);
        Estimate excess = new(test.Excess, test.Excess, test.Interval(alpha), gap.Difference.Level, method, Status.Ok);
        Finding finding = Finding.Decide(
            excess, Finding.Below(0), () => SeedsNeeded(-test.Excess, test.StandardError * Math.Sqrt(a.I), alpha, a.I));
        return new Equivalence(finding, test.PValue());
    }

    private static Equivalence Of(Estimate estimate, double margin, double alpha, double error, double df, int i0)
    {
        Require.Positive(margin, nameof(margin));
        double room = margin - Math.Abs(estimate.Value), sd = error * Math.Sqrt(i0);
        Finding finding = Finding.Decide(estimate, new Interval(-margin, margin), () => SeedsNeeded(room, sd, alpha, i0));
        return new Equivalence(finding, estimate.Status == Status.Ok ? MeanInterval.UpperTail(room, error, df) : null);
    }

    // Within the margin both sides can miss, hence half of the miss probability on each. Unpaired: both sides grow in proportion.
    private static int? SeedsNeeded(double room, double sd, double alpha, int i0) =>
        MeanInterval.SeedsNeeded(room, sd, alpha, room > 0 ? (1 - Finding.Power) / 2 : 1 - Finding.Power, i0);

    private static void CheckAlpha(double alpha)
    {
        if (!(alpha > 0 && alpha < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The error probability must lie between 0 and 1/2.");
        }
    }
}
