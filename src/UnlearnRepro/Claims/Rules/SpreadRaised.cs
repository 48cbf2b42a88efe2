using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>
/// Rules about a spread that is larger in one study than in another, such as where users click with noise. The studies share no seeds. Margin:
/// <c>ratio</c>, of standard deviations.
/// </summary>
internal abstract class SpreadRaised : IComparisonRule
{
    public abstract string Name { get; }

    public abstract string Says { get; }

    public IReadOnlyList<RuleMargin> Margins => [new("ratio", "of standard deviations, above 0")];

    /// <summary>The spread's symbol.</summary>
    protected abstract string Symbol { get; }

    public Measurement Measure(Claim claim, ClaimContext context, ClaimContext than, double level)
    {
        var method = context.MethodsOf(claim, 1)[0];
        var finding = VarianceRatio.Exceeds(Of(context), Of(than), claim.Margin("ratio"));
        return new(finding, $"{Symbol} of {claim.Metric} of {method} over that on {than.Study.Task} under {than.Study.Scenario}");

        Estimate Of(ClaimContext study)
        {
            var own = study.MethodsOf(claim, 1)[0];
            return Variance(VarianceComponents.Of(study.Grid(claim, own), level), own.SeedUse);
        }
    }

    protected abstract Estimate Variance(VarianceComponents components, SeedUse seeds);
}
