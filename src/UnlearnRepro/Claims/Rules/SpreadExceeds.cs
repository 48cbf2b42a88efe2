using UnlearnRepro.Statistics;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The seed means of the first of two methods spread more than a multiple of those of the second. Margin: <c>ratio</c>, of standard deviations.
/// </summary>
internal sealed class SpreadExceeds : IStatisticalRule
{
    public string Name => "spread-exceeds";

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var methods = context.MethodsOf(claim, 2);
        var (a, b) = context.Pair(claim, methods[0], methods[1]);
        return new(
            SpreadRatio.Exceeds(a, b, claim.Margin("ratio"), level),
            $"standard deviation of the seed means of {claim.Metric}, {methods[0]} over {methods[1]}");
    }
}
