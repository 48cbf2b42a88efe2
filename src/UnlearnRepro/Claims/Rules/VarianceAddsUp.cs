using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;

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

    public string Says =>
        "Equation 4 of the seed paper, Var(mean) = s_T² / I + s_U² / (I J): one half of the trained models predicts "
        + "the variance of one method's means in the other half, up to a factor.";

    public IReadOnlyList<RuleMargin> Margins =>
    [
        new("factor", "of the two variances, above 1"),
        new("unlearning_seeds", "J of a block"),
        new("training_seeds", "trained models of a block", Default: 1),
    ];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        int j = Math.Min((int)claim.Margin("unlearning_seeds"), context.Study.UnlearningSeeds);
        int i = (int)claim.Margins.GetValueOrDefault("training_seeds", Margins[^1].Default!.Value);
        if (context.Study.TrainingSeeds < 4 * i)
        {
            throw new CannotTellException($"fewer than {4 * i} trained models: there is no half to predict from", $"at least {4 * i} training seeds");
        }

        var identity = VarianceIdentity.SplitHalf(
            context.Grid(claim, method, unlearningSeeds: j), i, j, claim.Margin("factor"), context.AnalysisSeed(claim), level);
        return new(identity.Finding, $"observed over predicted variance of {claim.Metric} of {method}, J = {j}");
    }
}
