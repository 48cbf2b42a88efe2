using UnlearnRepro.Statistics;

namespace UnlearnRepro.Claims.Rules;

/// <summary>Training seeds carry more of the variance than a share (C-VAR-2). Margin: <c>icc</c>, 0.5 for "most".</summary>
internal sealed class TrainingSeedsDominate : IClaimRule
{
    public string Name => "training-seeds-dominate";

    public Judgement Judge(Claim claim, ClaimContext context)
    {
        var method = context.MethodsOf(claim, 1)[0];
        return Judgement.Of(Dominance.Of(context.Grid(claim, method), threshold: claim.Margin("icc")), $"ICC of {claim.Metric} of {method}");
    }
}
