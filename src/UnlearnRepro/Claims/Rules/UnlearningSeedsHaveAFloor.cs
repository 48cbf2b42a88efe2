using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// However many unlearning seeds are averaged, the variance between trained models stays above a floor (C-COMP-2).
/// Margin: <c>spread</c>, the floor as a standard deviation in the metric's unit.
/// </summary>
internal sealed class UnlearningSeedsHaveAFloor : IStatisticalRule
{
    public string Name => "unlearning-seeds-have-a-floor";

    public string Says => "However many unlearning seeds are averaged, the variance between trained models of one method stays above a floor.";

    public IReadOnlyList<RuleMargin> Margins => [new("spread", "the floor as a standard deviation in the metric's unit, at least 0")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        double margin = claim.Margin("spread");
        var floor = TrainingFloor.Of(context.Grid(claim, method), margin * margin, level);
        return new(floor.Finding, $"variance of {claim.Metric} of {method} that no number of unlearning seeds removes");
    }
}
