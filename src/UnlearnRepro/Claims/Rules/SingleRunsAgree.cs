using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>The standard deviation of a single run is smaller than a margin: the other side of <see cref="SingleRunsSpread"/>. Margin: <c>spread</c>.</summary>
internal sealed class SingleRunsAgree : IStatisticalRule
{
    public string Name => "single-runs-agree";

    public string Says => "The standard deviation of a single run of one method, with fresh levels of all that varies, is smaller than a margin.";

    public IReadOnlyList<RuleMargin> Margins => [new("spread", "a standard deviation in the metric's unit, above 0; d / 2.77 for a difference d of two runs")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        double margin = claim.Margin("spread");
        var finding = context.HasFurtherAxes(claim, method)
            ? SingleRunSpread.IsBelow(context.Factorial(claim, method), margin, level)
            : SingleRunSpread.IsBelow(context.Grid(claim, method), margin, level);
        return new(finding, $"standard deviation of a single run of {claim.Metric} of {method}");
    }
}
