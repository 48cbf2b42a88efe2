using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// What one seed axis brings to the spread of a method is larger than a margin that matters, in a study that varies it. Margin: <c>spread</c>, in the
/// metric's unit.
/// </summary>
internal sealed class FactorMatters : IStatisticalRule
{
    public string Name => "factor-matters";

    public string Says =>
        "The standard deviation that one seed axis, or a pair such as forget x train, brings to the results of one method is larger than a margin.";

    public int Factors => 1;

    public IReadOnlyList<RuleMargin> Margins => [new("spread", "a standard deviation in the metric's unit, above 0")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        return new(
            FactorSpread.Exceeds(context.Factorial(claim, method), claim.Factors[0], claim.Margin("spread"), level),
            $"standard deviation by s_{claim.Factors[0]} of {claim.Metric} of {method}");
    }
}
