using UnlearnRepro.Statistics.Decisions;

namespace UnlearnRepro.Claims.Rules;

/// <summary>Unlearning seeds carry more of the variance than a share: the other side of C-VAR-2. Margin: <c>share</c>, 0.5 for "most".</summary>
internal sealed class UnlearningSeedsDominate : IStatisticalRule
{
    public string Name => "unlearning-seeds-dominate";

    public string Says => "Unlearning seeds carry more than a share of one method's variance.";

    public IReadOnlyList<RuleMargin> Margins => [new("share", "the share, 1 - ICC, between 0 and 1; 0.5 for \"most\"")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        return new(Dominance.OfUnlearning(context.Grid(claim, method), level, claim.Margin("share")), $"1 - ICC of {claim.Metric} of {method}");
    }
}
