using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Rankings;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// No other method that the claim names is better than its first by more than a difference, on a metric where more is better. Margin:
/// <c>difference</c>, in the metric's unit.
/// </summary>
internal sealed class NoneIsBetter : IStatisticalRule
{
    public string Name => "none-is-better";

    public string Says =>
        "On a metric where more is better, no other method that the claim names has a mean above that of the first by more than a difference.";

    public IReadOnlyList<RuleMargin> Margins => [new("difference", "in the metric's unit")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var methods = context.MethodsOf(claim);
        var sides = Comparison.OfPairs(context, claim, methods);
        var grids = new MethodGrids([.. sides.Grids.Zip(methods, (grid, method) => new NamedGrid(method.ToString(), grid))]);
        var lead = BestMethods.Of(grids, higherIsBetter: true, level).IsBest[0].Estimate;
        var finding = Finding.Decide(lead, new Interval(-claim.Margin("difference"), double.PositiveInfinity));
        string others = string.Join(", ", methods.Skip(1));
        return new(finding, $"lead in mean {claim.Metric} of {methods[0]} over the best of {others}{sides.Note}") { Instead = sides.Instead };
    }
}
