using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// The seed paper's statistic, the Wasserstein-2 distance between its protocols A1 and A2 less its mean under chance alone, lies above a distance.
/// Margin: <c>distance</c>, in the metric's unit.
/// </summary>
internal sealed class ProtocolsLieApart : IStatisticalRule
{
    public string Name => "protocols-lie-apart";

    public string Says => "Many runs from one trained model lie farther from one run of many trained models than a distance, less what chance alone gives.";

    public IReadOnlyList<RuleMargin> Margins => [new("distance", "Wasserstein-2, in the metric's unit, at least 0")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        return new(
            ProtocolExcess.Above(context.Grid(claim, method), claim.Margin("distance"), context.AnalysisSeed(claim), level),
            $"distance of {claim.Metric} of {method} between the protocols, less that by chance");
    }
}
