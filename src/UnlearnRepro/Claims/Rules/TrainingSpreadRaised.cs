using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>s_T of one method is larger in one study than a multiple of what it is in another.</summary>
internal sealed class TrainingSpreadRaised : SpreadRaised
{
    public override string Name => "training-spread-raised";

    public override string Says => "s_T of one method in one study is larger than a multiple of its s_T in another.";

    protected override string Symbol => "s_T";

    // All of the spread of a method that draws nothing is of training seeds, though each has one run.
    protected override Estimate Variance(VarianceComponents components, SeedUse seeds) =>
        seeds == SeedUse.TrainingAndUnlearning ? components.TrainingVariance : components.TotalVariance;
}
