using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The seed paper's statistic, the Wasserstein-2 distance between its protocols A1 and A2 less its mean under chance alone, lies below a distance.
/// Margin: <c>distance</c>, in the metric's unit.
/// </summary>
internal sealed class ProtocolsLieTogether : IStatisticalRule
{
    public string Name => "protocols-lie-together";

    public string Says => "Many runs from one trained model lie nearer to one run of many trained models than a distance, less what chance alone gives.";

    public IReadOnlyList<RuleMargin> Margins => [new("distance", "Wasserstein-2, in the metric's unit, above 0")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        return new(
            ProtocolExcess.Below(context.Grid(claim, method), claim.Margin("distance"), context.AnalysisSeed(claim), level),
            $"distance of {claim.Metric} of {method} between the protocols, less that by chance");
    }
}
