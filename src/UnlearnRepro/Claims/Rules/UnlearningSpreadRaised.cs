using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Claims.Rules;

/// <summary>s_U of one method is larger in one study than a multiple of what it is in another.</summary>
internal sealed class UnlearningSpreadRaised : SpreadRaised
{
    public override string Name => "unlearning-spread-raised";

    public override string Says => "s_U of one method in one study is larger than a multiple of its s_U in another.";

    protected override string Symbol => "s_U";

    protected override Estimate Variance(VarianceComponents components, SeedUse seeds) => components.UnlearningVariance;
}
