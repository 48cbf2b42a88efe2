using UnlearnRepro.Statistics;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Var(mean) = s_T^2 / I + s_U^2 / (I J), equation 4 of the paper, up to a factor (C7): one half of the trained models
/// predicts the variance between means of blocks of the other half. Margins: <c>factor</c>, <c>unlearning_seeds</c> and
/// <c>training_seeds</c> of a block. A block of one training seed, the default, cannot show seeds that training seeds
/// share: what they share moves all blocks alike.
/// </summary>
internal sealed class VarianceAddsUp : IStatisticalRule
{
    public string Name => "variance-adds-up";

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        int j = Math.Min((int)claim.Margin("unlearning_seeds"), context.Study.UnlearningSeeds);
        int i = (int)claim.Margins.GetValueOrDefault("training_seeds", 1);
        if (context.Study.TrainingSeeds < 4 * i)
        {
            throw new CannotTellException($"fewer than {4 * i} trained models: there is no half to predict from", $"at least {4 * i} training seeds");
        }

        var identity = VarianceIdentity.SplitHalf(context.Grid(claim, method, unlearningSeeds: j), i, j, claim.Margin("factor"), context.AnalysisSeed(claim), level);
        return new(identity.Finding, $"observed over predicted variance of {claim.Metric} of {method}, J = {j}");
    }
}
