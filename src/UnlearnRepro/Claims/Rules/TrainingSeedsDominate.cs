using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>Training seeds carry more of the variance than a share (C-VAR-2). Margin: <c>icc</c>, 0.5 for "most".</summary>
internal sealed class TrainingSeedsDominate : IStatisticalRule
{
    public string Name => "training-seeds-dominate";

    public string Says => "Training seeds carry more than a share of one method's variance.";

    public IReadOnlyList<RuleMargin> Margins => [new("icc", "the share, between 0 and 1; 0.5 for \"most\"")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        return new(Dominance.Of(context.Grid(claim, method), level, claim.Margin("icc")), $"ICC of {claim.Metric} of {method}");
    }
}
