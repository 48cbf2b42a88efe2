using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// At equal cost, the J that the allocation rule gave on a pilot is within a tolerance of the best J (C-ALLOC-1).
/// Margins: <c>unlearning_seeds</c> (that J), <c>training_cost</c> and <c>unlearning_cost</c> (in sample passes, so that no
/// clock enters a verdict), <c>tolerance</c> (0.1 for 10 %).
/// </summary>
internal sealed class AllocationIsNearBest : IStatisticalRule
{
    public string Name => "allocation-is-near-best";

    public string Says => "At equal cost, the variance of the mean of one method with a planned J is within a tolerance of the variance with the best J.";

    public IReadOnlyList<RuleMargin> Margins =>
    [
        new("unlearning_seeds", "the planned J, from a pilot on other seeds"),
        new("training_cost", "cost of a trained model, in any unit; sample passes, so that no clock enters a verdict"),
        new("unlearning_cost", "cost of one unlearning run, in the same unit"),
        new("tolerance", "largest excess of the variance over the best, as a share: 0.1 for 10 %"),
    ];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        int planned = (int)claim.Margin("unlearning_seeds");
        if (context.Study.UnlearningSeeds < Math.Max(2, planned) || context.Study.TrainingSeeds < 2)
        {
            throw new CannotTellException(
                $"the study is smaller than the design in question ({planned} unlearning seeds)",
                $"at least 2 training and {Math.Max(2, planned)} unlearning seeds");
        }

        var check = AllocationCheck.Of(
            context.Grid(claim, method, unlearningSeeds: Math.Max(2, planned)), planned,
            claim.Margin("training_cost"), claim.Margin("unlearning_cost"), context.AnalysisSeed(claim), claim.Margin("tolerance"), level: level);
        return new(check.Finding, $"excess variance of the mean of {claim.Metric} of {method} at J = {planned} over the best J at equal cost");
    }
}
