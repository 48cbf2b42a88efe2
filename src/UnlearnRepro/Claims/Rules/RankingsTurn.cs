using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// One training seed names another of two methods the better one, more often than a rate (C-RANK-1). Margin:
/// <c>probability</c>.
/// </summary>
internal sealed class RankingsTurn : IStatisticalRule
{
    public string Name => "rankings-turn";

    public string Says => "One training seed names another of two methods the better one than all of them together, more often than a rate.";

    public IReadOnlyList<RuleMargin> Margins => [new("probability", "the rate, between 0 and 1")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var methods = context.MethodsOf(claim, 2);
        var sides = Comparison.OfPairs(context, claim, methods);
        var instability = RankInstability.OfPair(sides.Grids[0], sides.Grids[1], context.AnalysisSeed(claim), level: level);
        return new(
            instability.Exceeds(claim.Margin("probability")),
            $"probability that one training seed turns the order of {methods[0]} and {methods[1]} by {claim.Metric}{sides.Note}");
    }
}
