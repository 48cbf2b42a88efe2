using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Intervals from many unlearning seeds of one trained model cover the mean over trained models less often than they say
/// (C-COMP-1). Margin: <c>nominal</c>, the level they state.
/// </summary>
internal sealed class OneTrainingSeedMisleads : IStatisticalRule
{
    public string Name => "one-training-seed-misleads";

    public string Says => "Intervals from the unlearning seeds of one trained model cover one method's mean over trained models less often than they say.";

    public IReadOnlyList<RuleMargin> Margins => [new("nominal", "the level that those intervals state, between 0 and 1")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        var coverage = SingleSeedCoverage.Of(context.Grid(claim, method), claim.Margin("nominal"), level);
        return new(coverage.Finding, $"coverage of one-model intervals for {claim.Metric} of {method}");
    }
}
