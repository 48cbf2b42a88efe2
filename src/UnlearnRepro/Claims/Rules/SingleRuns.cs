using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Rules about the standard deviation of a single run as most published numbers are, with fresh levels of all that the study varies. Margin: <c>spread</c>; a
/// difference d of two single runs is within the band of chance at 95 % where it is above d / 2.77 (C-FL-5).
/// </summary>
internal abstract class SingleRuns : IStatisticalRule
{
    public abstract string Name { get; }

    public abstract string Says { get; }

    public IReadOnlyList<RuleMargin> Margins => [new("spread", "a standard deviation in the metric's unit, above 0; d / 2.77 for a difference d of two runs")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        double margin = claim.Margin("spread");
        var finding = context.HasFurtherAxes(claim, method)
            ? Decide(context.Factorial(claim, method), margin, level)
            : Decide(context.Grid(claim, method), margin, level);
        return new(finding, $"standard deviation of a single run of {claim.Metric} of {method}");
    }

    protected abstract Finding Decide(SeedGrid grid, double margin, double level);

    protected abstract Finding Decide(FactorialGrid grid, double margin, double level);
}
