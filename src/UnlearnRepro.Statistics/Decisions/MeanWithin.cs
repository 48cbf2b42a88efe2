namespace UnlearnRepro.Statistics;

/// <summary>Claim: the mean over training seeds lies in a region, by the t interval on seed means.</summary>
public static class MeanWithin
{
    /// <summary>Whether it does.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="region">In the metric's unit, fixed beforehand; one side may be infinite.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding Of(SeedGrid grid, Interval region, double level = 0.95)
    {
        Estimate mean = VarianceComponents.Of(grid, level).Mean;
        return Finding.Decide(mean, region, () => SeedsNeeded(grid, mean.Value, region, (1 - level) / 2));
    }

    // Between two edges both sides can miss, hence half of the miss probability on each.
    private static int? SeedsNeeded(SeedGrid grid, double mean, Interval region, double tail)
    {
        double below = mean - region.Lower, above = region.Upper - mean;
        bool between = double.IsFinite(below) && double.IsFinite(above) && below > 0 && above > 0;
        return MeanInterval.SeedsNeeded(
            Math.Min(Math.Abs(below), Math.Abs(above)), Math.Sqrt(Sample.Variance(grid.SeedMeans)), tail, (1 - Finding.Power) / (between ? 2 : 1), grid.I);
    }
}
