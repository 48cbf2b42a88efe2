using System.Globalization;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Findings;

/// <summary>A decision with what it rests on.</summary>
/// <param name="Decision">The outcome.</param>
/// <param name="Estimate">The estimand's estimate and interval.</param>
/// <param name="Region">The claim's region without its ends, in the estimate's unit; one side may be infinite.</param>
/// <param name="SeedsNeeded">
/// When undecided: total training seeds with which the same design would decide with probability about 0.8, were the
/// truth as estimated; null when decided, when no number of seeds up to 10 000 would do, or when it cannot be said.
/// </param>
/// <param name="Reason">One line on how the outcome came about.</param>
public sealed record Finding(Decision Decision, Estimate Estimate, Interval Region, int? SeedsNeeded, string Reason)
{
    /// <summary>Largest number of training seeds that is still suggested.</summary>
    internal const int MostSeeds = 10_000;

    /// <summary>Chance of a decision that the suggested number of seeds gives.</summary>
    internal const double Power = 0.8;

    /// <summary>
    /// Holds with the interval inside the open region, Fails with the interval disjoint from it, else Undecided. Degenerate
    /// estimates decide nothing: equal values carry no information about their own error.
    /// </summary>
    /// <param name="estimate">The estimand's estimate.</param>
    /// <param name="region">The claim's region.</param>
    /// <param name="seedsNeeded">Asked only when the interval crosses the region's edge.</param>
    public static Finding Decide(Estimate estimate, Interval region, Func<int?>? seedsNeeded = null)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        if (estimate.Interval is not { } interval || !estimate.IsKnown || estimate.Status is Status.Degenerate or Status.TooFewSeeds)
        {
            return new Finding(Decision.Undecided, estimate, region, null, estimate.Reason ?? "there is no interval");
        }

        // An interval without an end lies in a region without that end.
        bool above = interval.Lower > region.Lower || double.IsNegativeInfinity(region.Lower);
        bool below = interval.Upper < region.Upper || double.IsPositiveInfinity(region.Upper);
        Decision decision = above && below ? Decision.Holds
            : interval.Upper <= region.Lower || interval.Lower >= region.Upper ? Decision.Fails
            : Decision.Undecided;
        string place = decision switch
        {
            Decision.Holds => "inside",
            Decision.Fails => "outside",
            _ => "across the edge of",
        };
        string reason = string.Create(
            CultureInfo.InvariantCulture,
            $"[{interval.Lower:G4}, {interval.Upper:G4}] lies {place} the claimed region, {Words(region)}");
        return new Finding(decision, estimate, region, decision == Decision.Undecided ? seedsNeeded?.Invoke() : null, reason);
    }

    /// <summary>
    /// The decision of a test that only has a p-value: Holds with p at most alpha, else Undecided. It never fails, since a test of
    /// "no difference" cannot show that there is none.
    /// </summary>
    /// <param name="estimate">What the test measures; one that is not known well enough decides nothing.</param>
    /// <param name="region">The claim's region.</param>
    /// <param name="pValue">The p-value; null where the test does not apply.</param>
    /// <param name="alpha">Error probability, in (0, 1).</param>
    public static Finding OfTest(Estimate estimate, Interval region, double? pValue, double alpha)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        Require.Level(1 - alpha);
        if (pValue is not { } p || estimate.Status is Status.Unidentified or Status.Degenerate or Status.TooFewSeeds)
        {
            return new Finding(Decision.Undecided, estimate, region, null, estimate.Reason ?? "the test does not apply");
        }

        Decision decision = p <= alpha ? Decision.Holds : Decision.Undecided;
        string reason = string.Create(CultureInfo.InvariantCulture, $"p = {p:G3}, {(p <= alpha ? "at most" : "above")} {alpha:G3}");
        return new Finding(decision, estimate, region, null, reason);
    }

    private static string Words(Interval region)
    {
        FormattableString words = region switch
        {
            { Upper: double.PositiveInfinity } => $"above {region.Lower:G4}",
            { Lower: double.NegativeInfinity } => $"below {region.Upper:G4}",
            _ => $"between {region.Lower:G4} and {region.Upper:G4}",
        };
        return FormattableString.Invariant(words);
    }

    /// <summary>The region above a threshold.</summary>
    internal static Interval Above(double threshold) => new(threshold, double.PositiveInfinity);

    /// <summary>The region below a threshold.</summary>
    internal static Interval Below(double threshold) => new(double.NegativeInfinity, threshold);
}
