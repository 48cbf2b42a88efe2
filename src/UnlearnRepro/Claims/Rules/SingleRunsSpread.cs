using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The standard deviation of a single run as most published numbers are, with fresh levels of all that the study varies, is larger than a margin (C-FL-5).
/// Margin: <c>spread</c>; a difference d of two single runs is within the band of chance at 95 % where it is above d / 2.77.
/// </summary>
internal sealed class SingleRunsSpread : IStatisticalRule
{
    public string Name => "single-runs-spread";

    public string Says => "The standard deviation of a single run of one method, with fresh levels of all that varies, is larger than a margin.";

    public IReadOnlyList<RuleMargin> Margins => [new("spread", "a standard deviation in the metric's unit, above 0; d / 2.77 for a difference d of two runs")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        double margin = claim.Margin("spread");
        var finding = context.HasFurtherAxes(claim, method)
            ? SingleRunSpread.Exceeds(context.Factorial(claim, method), margin, level)
            : SingleRunSpread.Exceeds(context.Grid(claim, method), margin, level);
        return new(finding, $"standard deviation of a single run of {claim.Metric} of {method}");
    }
}
