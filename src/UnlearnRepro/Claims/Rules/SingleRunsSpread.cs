using UnlearnRepro.Statistics.Decisions;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;

namespace UnlearnRepro.Claims.Rules;

/// <summary>The standard deviation of a single run is larger than the margin.</summary>
internal sealed class SingleRunsSpread : SingleRuns
{
    public override string Name => "single-runs-spread";

    public override string Says => "The standard deviation of a single run of one method, with fresh levels of all that varies, is larger than a margin.";

    protected override Finding Decide(SeedGrid grid, double margin, double level) => SingleRunSpread.Exceeds(grid, margin, level);

    protected override Finding Decide(FactorialGrid grid, double margin, double level) => SingleRunSpread.Exceeds(grid, margin, level);
}
