using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Two methods differ by less than a difference, whichever way (two one-sided tests): paired by training seed, unpaired where they share none, as
/// with retrained models. Margin: <c>difference</c>, in the metric's unit.
/// </summary>
internal sealed class MethodsMatch : IStatisticalRule
{
    public string Name => "methods-match";

    public string Says => "The means of two methods differ by less than a difference, whichever way.";

    public IReadOnlyList<RuleMargin> Margins => [new("difference", "in the metric's unit, above 0")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var methods = context.MethodsOf(claim, 2);
        double margin = claim.Margin("difference"), alpha = (1 - level) / 2;
        var sides = Comparison.OfTwo(context, claim);
        var test = sides.IsPaired
            ? Equivalence.Paired(sides.Grids[0], sides.Grids[1], margin, alpha)
            : Equivalence.Welch(sides.Grids[0], sides.Grids[1], margin, alpha);
        return new(test.Finding, $"mean {claim.Metric} of {methods[0]} minus that of {methods[1]}{sides.Note}") { Instead = sides.Instead };
    }
}
