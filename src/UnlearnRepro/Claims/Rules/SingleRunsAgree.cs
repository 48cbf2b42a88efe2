using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Claims.Rules;

/// <summary>The standard deviation of a single run is smaller than the margin.</summary>
internal sealed class SingleRunsAgree : SingleRuns
{
    public override string Name => "single-runs-agree";

    public override string Says => "The standard deviation of a single run of one method, with fresh levels of all that varies, is smaller than a margin.";

    protected override Finding Decide(SeedGrid grid, double margin, double level) => SingleRunSpread.IsBelow(grid, margin, level);

    protected override Finding Decide(FactorialGrid grid, double margin, double level) => SingleRunSpread.IsBelow(grid, margin, level);
}
