using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The first of two methods lies above the second by more than a difference: paired by training seed, and by Welch's interval where they share
/// none, as with retrained models, which share none with anything. Margin: <c>difference</c>, in the metric's unit.
/// </summary>
internal sealed class MethodExceeds : IStatisticalRule
{
    public string Name => "method-exceeds";

    public string Says =>
        "The mean of the first of two methods lies above that of the second by more than a difference; put the smaller one first where less is better.";

    public IReadOnlyList<RuleMargin> Margins => [new("difference", "in the metric's unit; negative asks whether the first is not much worse")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var methods = context.MethodsOf(claim, 2);
        double margin = claim.Margin("difference");
        var sides = Comparison.OfTwo(context, claim);
        var finding = sides.IsPaired
            ? Superiority.Of(sides.Grids[0], sides.Grids[1], margin, level).Finding
            : Finding.Decide(WelchComparison.Of(sides.Grids[0], sides.Grids[1], level).Difference, new Interval(margin, double.PositiveInfinity));
        return new(finding, $"mean {claim.Metric} of {methods[0]} minus that of {methods[1]}{sides.Note}") { Instead = sides.Instead };
    }
}
