using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// s_U is larger than a margin that matters: runs from one trained model differ. Margin: <c>spread</c>, in the metric's unit.
/// </summary>
internal sealed class UnlearningSeedsMatter : IStatisticalRule
{
    public string Name => "unlearning-seeds-matter";

    public string Says => "s_U of one method is larger than a margin: runs from one trained model differ.";

    public IReadOnlyList<RuleMargin> Margins => [new("spread", "a standard deviation in the metric's unit, above 0")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        return new(UnlearningSpread.Exceeds(context.Grid(claim, method), claim.Margin("spread"), level), $"s_U of {claim.Metric} of {method}");
    }
}
