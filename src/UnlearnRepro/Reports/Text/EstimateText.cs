using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Text;

/// <summary>An estimate as the text of a cell: the number with its interval, and its status in words unless it is Ok.</summary>
internal static class EstimateText
{
    /// <summary>The cell of a mean.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="firstSeed">The training seed it is conditional on, if there is only one.</param>
    public static string Mean(Estimate mean, string firstSeed) => mean.Status == Status.TooFewSeeds
        ? $"{NumberText.Of(mean.Value)} (conditional on training seed {firstSeed})"
        : NumberText.Of(mean.Value, mean.Interval);

    /// <summary>The cell of s_T, s_U or ICC; <c>-</c> when the method has no such quantity.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="components">Where it comes from: what its design identifies.</param>
    public static string Of(Estimate? estimate, VarianceComponents components) => estimate switch
    {
        null => "-",
        { Status: Status.Unidentified } => NotIdentified(components),
        _ => Of(estimate),
    };

    /// <summary>The same where the estimate itself says why it has no number.</summary>
    public static string Of(Estimate estimate) => estimate switch
    {
        { Status: Status.Unidentified } => estimate.Reason ?? "not identified",
        { Status: Status.ByConstruction } => $"{(estimate.Value == 0 ? "0" : "1")} (deterministic)",
        { Status: Status.Degenerate } => $"{NumberText.Of(estimate.Value)} (all values are equal)",
        { Status: Status.Boundary, Value: 0, Interval: { Upper: > 0 } i } => $"at the boundary: 0, upper bound {NumberText.Of(i.Upper)}",
        { Status: Status.Boundary } => $"at the boundary: {NumberText.Of(estimate.Value)}",
        { Status: Status.TooFewSeeds } => $"{NumberText.Of(estimate.Value, estimate.Interval)} (too few seeds)",
        _ => NumberText.Of(estimate.Value, estimate.Interval),
    };

    private static string NotIdentified(VarianceComponents components) =>
        components.DfT == 0 ? "not identified with one training seed"
        : components.Anova.SsT == 0 && components.Anova.SsU == 0 ? "not defined: all values are equal"
        : "not identified with one unlearning seed";
}
