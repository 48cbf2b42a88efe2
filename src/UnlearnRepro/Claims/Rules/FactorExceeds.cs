using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// What the first of two seed axes brings to the spread of a method is larger than what the second brings, by more than a difference, in a study that
/// varies both. Margin: <c>difference</c>, of standard deviations, in the metric's unit.
/// </summary>
internal sealed class FactorExceeds : IStatisticalRule
{
    public string Name => "factor-exceeds";

    public string Says =>
        "The standard deviation that the first of two seed axes brings to the results of one method is larger than that of the second "
        + "by more than a difference.";

    public int Factors => 2;

    public IReadOnlyList<RuleMargin> Margins => [new("difference", "of standard deviations, in the metric's unit, at least 0")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        return new(
            FactorSpread.ExceedsOther(context.Factorial(claim, method), claim.Factors[0], claim.Factors[1], claim.Margin("difference"), level),
            $"standard deviation of {claim.Metric} of {method} by s_{claim.Factors[0]} less that by s_{claim.Factors[1]}");
    }
}
