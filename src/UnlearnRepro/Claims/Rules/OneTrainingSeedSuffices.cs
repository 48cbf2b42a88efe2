using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Intervals from many unlearning seeds of one trained model cover the mean over trained models at least nearly as often as they say: the other side
/// of C-COMP-1. Margins: <c>nominal</c>, the level they state, and <c>coverage</c>, what is near enough.
/// </summary>
internal sealed class OneTrainingSeedSuffices : IStatisticalRule
{
    public string Name => "one-training-seed-suffices";

    public string Says => "Intervals from the unlearning seeds of one trained model cover one method's mean over trained models more often than a rate.";

    public IReadOnlyList<RuleMargin> Margins =>
    [
        new("nominal", "the level that those intervals state, between 0 and 1"),
        new("coverage", "the rate, between 0 and 1; below the level that they state"),
    ];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        var coverage = SingleSeedCoverage.AtLeast(context.Grid(claim, method), claim.Margin("coverage"), claim.Margin("nominal"), level);
        return new(coverage.Finding, $"coverage of one-model intervals for {claim.Metric} of {method}");
    }
}
