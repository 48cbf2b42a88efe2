using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// A method's seed mean lies in a range for more than a share of training seeds; it also decides where all values are equal. Margins: <c>from</c> and
/// <c>to</c>, in the metric's unit and part of the range, and <c>share</c>.
/// </summary>
internal sealed class StaysWithin : IStatisticalRule
{
    public string Name => "stays-within";

    public string Says => "The seed mean of one method lies in a range for more than a share of training seeds; it also decides where all values are equal.";

    public IReadOnlyList<RuleMargin> Margins =>
    [
        new("from", "lower end of the range, part of it, in the metric's unit"),
        new("to", "upper end, likewise"),
        new("share", "of training seeds, between 0 and 1"),
    ];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        var range = new Interval(claim.Margin("from"), claim.Margin("to"));
        return new(
            ShareWithin.Exceeds(context.Grid(claim, method), range, claim.Margin("share"), level),
            FormattableString.Invariant($"share of training seeds with {claim.Metric} of {method} from {range.Lower} to {range.Upper}"));
    }
}
