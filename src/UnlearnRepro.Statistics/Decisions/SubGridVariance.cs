using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Variance of the mean of an I' x J' design, from sub-grids drawn without replacement out of a larger balanced grid. Sub-grids share
/// the grid's own error, so their scatter about its mean falls short by exactly Var(grand mean) = MS_T / (I J) on average,
/// whatever the design; that is added back, which makes the result unbiased and designs comparable.
/// </summary>
internal static class SubGridVariance
{
    /// <summary>The variance, in squared units of the metric.</summary>
    public static double Of(SeedGrid grid, int trainingSeeds, int unlearningSeeds, int draws, SplitMix64 random)
    {
        double[][] deviations = [.. Enumerable.Range(0, grid.I).Select(i => grid.Values(i).Select(y => y - grid.GrandMean).ToArray())];
        int[] rows = [.. Enumerable.Range(0, grid.I)], columns = [.. Enumerable.Range(0, grid.J)];
        double sum = 0;
        for (int n = 0; n < draws; n++)
        {
            double mean = 0;
            foreach (int row in random.Choose(trainingSeeds, rows))
            {
                foreach (int column in random.Choose(unlearningSeeds, columns))
                {
                    mean += deviations[row][column];
                }
            }

            mean /= trainingSeeds * unlearningSeeds;
            sum += mean * mean;
        }

        return (sum / draws) + (Sample.Variance(grid.SeedMeans) / grid.I);
    }
}
