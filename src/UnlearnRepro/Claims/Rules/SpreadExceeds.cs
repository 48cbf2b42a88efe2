using UnlearnRepro.Statistics.Comparisons;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The seed means of the first of two methods spread more than a multiple of those of the second. Margin: <c>ratio</c>, of standard deviations.
/// </summary>
internal sealed class SpreadExceeds : IStatisticalRule
{
    public string Name => "spread-exceeds";

    public string Says => "The seed means of the first of two methods spread more than a multiple of those of the second.";

    public IReadOnlyList<RuleMargin> Margins => [new("ratio", "of standard deviations, above 0")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var methods = context.MethodsOf(claim, 2);
        var sides = Comparison.OfPairs(context, claim, methods);
        return new(
            SpreadRatio.Exceeds(sides.Grids[0], sides.Grids[1], claim.Margin("ratio"), level),
            $"standard deviation of the seed means of {claim.Metric}, {methods[0]} over {methods[1]}{sides.Note}");
    }
}
