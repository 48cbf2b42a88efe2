using UnlearnRepro.Statistics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The first of two methods lies above the second by more than a difference: paired by training seed, and by Welch's interval where one
/// of the two is made of retrained models, which share no training seed with anything. Margin: <c>difference</c>, in the metric's unit.
/// </summary>
internal sealed class MethodExceeds : IStatisticalRule
{
    public string Name => "method-exceeds";

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var methods = context.MethodsOf(claim, 2);
        double margin = claim.Margin("difference");
        Finding finding;
        if (methods.All(m => m.SeedUse != SeedUse.Retraining))
        {
            var (a, b) = context.Pair(claim, methods[0], methods[1]);
            finding = Superiority.Of(a, b, margin, level).Finding;
        }
        else
        {
            var gap = WelchComparison.Of(context.Grid(claim, methods[0]), context.Grid(claim, methods[1]), level);
            finding = Finding.Decide(gap.Difference, new Interval(margin, double.PositiveInfinity));
        }

        return new(finding, $"mean {claim.Metric} of {methods[0]} minus that of {methods[1]}");
    }
}
