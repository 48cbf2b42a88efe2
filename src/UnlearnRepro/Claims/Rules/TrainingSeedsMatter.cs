using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// s_T is larger than a margin that matters (C-VAR-1): by the spread of the seed means for a method that draws nothing, by
/// the variance component for one that does. Margin: <c>spread</c>, in the metric's unit.
/// </summary>
internal sealed class TrainingSeedsMatter : IStatisticalRule
{
    public string Name => "training-seeds-matter";

    public string Says => "s_T of one method is larger than a margin; for a method that draws nothing, the spread of its seed means.";

    public IReadOnlyList<RuleMargin> Margins => [new("spread", "a standard deviation in the metric's unit, above 0")];

    public Measurement Measure(Claim claim, ClaimContext context, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        var grid = context.Grid(claim, method);
        double margin = claim.Margin("spread");
        var finding = method.SeedUse == SeedUse.TrainingAndUnlearning
            ? TrainingSpread.OfComponent(grid, margin, level)
            : TrainingSpread.OfSeedMeans(grid, margin, level);
        return new(finding, $"s_T of {claim.Metric} of {method}");
    }
}
