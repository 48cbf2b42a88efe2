using UnlearnRepro.Statistics;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// One training seed names another of two methods the better one, more often than a rate (C-RANK-1). Margin:
/// <c>probability</c>.
/// </summary>
internal sealed class RankingsTurn : IStatisticalRule
{
    public string Name => "rankings-turn";

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var methods = context.MethodsOf(claim, 2);
        var (a, b) = context.Pair(claim, methods[0], methods[1]);
        var instability = RankInstability.OfPair(a, b, context.AnalysisSeed(claim), level: level);
        return new(
            instability.Exceeds(claim.Margin("probability")),
            $"probability that one training seed turns the order of {methods[0]} and {methods[1]} by {claim.Metric}");
    }
}
