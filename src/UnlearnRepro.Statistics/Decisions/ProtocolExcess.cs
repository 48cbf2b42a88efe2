using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claims about the distance of the two protocols less what chance alone gives (<see cref="ProtocolDistance.Excess"/>). Its error is a jackknife's over
/// training seeds (Arvesen 1969), the units that are independent; Student's interval with I - 1 degrees of freedom. A method that draws nothing
/// has no chance to take off: with equal trained models its distance is 0.
/// </summary>
public static class ProtocolExcess
{
    private const string Method = "jackknife over training seeds";
    private const int Draws = 199, FewestSeeds = 4;

    /// <summary>The excess lies above a distance.</summary>
    /// <param name="grid">One metric of one method, four training seeds or more.</param>
    /// <param name="distance">In the metric's unit, not negative.</param>
    /// <param name="seed">Seed of the exchanges that tell what chance gives.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding Above(SeedGrid grid, double distance, ulong seed, double level = 0.95)
    {
        Require.NotNegative(distance, nameof(distance));
        return Finding.Decide(Of(grid, seed, level), Finding.Above(distance));
    }

    /// <summary>The excess lies below a distance.</summary>
    /// <inheritdoc cref="Above"/>
    public static Finding Below(SeedGrid grid, double distance, ulong seed, double level = 0.95)
    {
        Require.Positive(distance, nameof(distance));
        return Finding.Decide(Of(grid, seed, level), Finding.Below(distance));
    }

    /// <summary>The excess with its interval.</summary>
    public static Estimate Of(SeedGrid grid, ulong seed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(level);
        var whole = ProtocolDistance.OfGrid(grid, seed, Draws, trainingRepeats: true);
        if (grid.I < FewestSeeds || !whole.Distance.IsKnown)
        {
            return Estimate.Unidentified(level, Method, whole.Distance.Reason ?? $"an interval needs {FewestSeeds} training seeds, found {grid.I}");
        }

        double[] without = [.. Enumerable.Range(0, grid.I).Select(i => Excess(ProtocolDistance.OfGrid(Without(grid, i), seed, Draws, trainingRepeats: true)))];
        double mean = without.Average(), error = Math.Sqrt(without.Sum(v => (v - mean) * (v - mean)) * (grid.I - 1) / grid.I);
        return new StudentEstimate(Excess(whole), error, grid.I - 1, new(double.NegativeInfinity, double.PositiveInfinity), Method).At(level);
    }

    private static double Excess(ProtocolDistance distance) => distance.Excess ?? 0;

    private static SeedGrid Without(SeedGrid grid, int seed) =>
        new([.. Enumerable.Range(0, grid.I).Where(i => i != seed).Select(i => grid.Values(i))]);
}
