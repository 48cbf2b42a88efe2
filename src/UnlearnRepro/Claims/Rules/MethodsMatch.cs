using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Two methods differ by less than a difference, whichever way (two one-sided tests): paired by training seed, unpaired where one of the two is made
/// of retrained models. Margin: <c>difference</c>, in the metric's unit.
/// </summary>
internal sealed class MethodsMatch : IStatisticalRule
{
    public string Name => "methods-match";

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var methods = context.MethodsOf(claim, 2);
        double margin = claim.Margin("difference"), alpha = (1 - level) / 2;
        Equivalence test;
        if (methods.All(m => m.SeedUse != SeedUse.Retraining))
        {
            var (a, b) = context.Pair(claim, methods[0], methods[1]);
            test = Equivalence.Paired(a, b, margin, alpha);
        }
        else
        {
            test = Equivalence.Welch(context.Grid(claim, methods[0]), context.Grid(claim, methods[1]), margin, alpha);
        }

        return new(test.Finding, $"mean {claim.Metric} of {methods[0]} minus that of {methods[1]}");
    }
}
