using UnlearnRepro.Statistics;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Var(mean) = s_T^2 / I + s_U^2 / (I J), equation 4 of the paper, up to a factor (C7): one half of the trained models
/// predicts the variance between the other half's. Margins: <c>factor</c>, <c>unlearning_seeds</c> of a block.
/// </summary>
internal sealed class VarianceAddsUp : IClaimRule
{
    public string Name => "variance-adds-up";

    public Judgement Judge(Claim claim, ClaimContext context)
    {
        var method = context.MethodsOf(claim).Single();
        int j = Math.Min((int)claim.Margin("unlearning_seeds"), context.Study.UnlearningSeeds);
        if (context.Study.TrainingSeeds < 4)
        {
            return Judgement.Undecided("fewer than 4 trained models: there is no half to predict from", "at least 4 training seeds");
        }

        var identity = VarianceIdentity.SplitHalf(context.Grid(claim, method), trainingSeeds: 1, j, claim.Margin("factor"), context.AnalysisSeed(claim));
        return Judgement.Of(identity.Finding, $"observed over predicted variance of {claim.Metric} of {method}, J = {j}");
    }
}
