using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;
using UnlearnRepro.Statistics.Protocols;

namespace UnlearnRepro.Statistics.Decisions;

/// <summary>
/// Claims about the distance of the two protocols less what chance alone gives (<see cref="ProtocolDistance.Excess"/>): about its mean over studies of
/// as many seeds, which is 0 where trained models do not differ. A method that draws nothing has no chance to take off: with equal trained models
/// its distance is 0.
/// <para>
/// Its error is a jackknife's over training seeds (Arvesen 1969), the units that are independent. A distance that happens to be small has a small error
/// too, as a standard deviation has, so that an interval of equal arms would end too low; one of the reciprocal of the distance, with Student's t
/// of I - 1 degrees of freedom, does not. What chance gives is taken off its ends.
/// </para>
/// </summary>
public static class ProtocolExcess
{
    private const string Method = "jackknife over training seeds, reciprocal";
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
    /// <param name="grid">One metric of one method, four training seeds or more.</param>
    /// <param name="distance">In the metric's unit, above 0.</param>
    /// <param name="seed">Seed of the exchanges that tell what chance gives.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Finding Below(SeedGrid grid, double distance, ulong seed, double level = 0.95)
    {
        Require.Positive(distance, nameof(distance));
        return Finding.Decide(Of(grid, seed, level), Finding.Below(distance));
    }

    /// <summary>The excess with its interval, whose upper end may be infinite.</summary>
    /// <param name="grid">One metric of one method.</param>
    /// <param name="seed">Seed of the exchanges that tell what chance gives.</param>
    /// <param name="level">Level of the two-sided interval.</param>
    public static Estimate Of(SeedGrid grid, ulong seed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Require.Level(level);
        var whole = At(grid);
        if (grid.I < FewestSeeds || !whole.Distance.IsKnown)
        {
            return Estimate.Unidentified(level, Method, whole.Distance.Reason ?? $"an interval needs {FewestSeeds} training seeds, found {grid.I}");
        }

        ProtocolDistance[] without = [.. Enumerable.Range(0, grid.I).Select(i => At(Without(grid, i)))];
        int lost = Array.FindIndex(without, rest => !rest.Distance.IsKnown);
        return lost < 0
            ? Interval(whole, JackknifeError([.. without.Select(Excess)], Enumerable.Range(0, grid.I).Max(i => Sample.Size(grid.Row(i)))), grid.I - 1, level)
            : Estimate.Unidentified(level, Method, $"no error, since without training seed {lost} there is no distance: {without[lost].Distance.Reason}");

        ProtocolDistance At(SeedGrid of) => ProtocolDistance.OfGrid(of, seed, Draws, trainingRepeats: true);
    }

    private static Estimate Interval(ProtocolDistance whole, double error, int df, double level)
    {
        double excess = Excess(whole), distance = whole.Distance.Value, chance = distance - excess;
        if (error == 0)
        {
            return new Estimate(excess, excess, new(excess, excess), level, Method, Status.Degenerate, whole.Distance.Reason ?? "it has no error");
        }

        double arm = Quantiles.T(df, (1 + level) / 2) * error / distance;
        double upper = arm < 1 ? (distance / (1 - arm)) - chance : double.PositiveInfinity;
        return new Estimate(excess, excess, new((distance / (1 + arm)) - chance, upper), level, Method, Status.Ok);
    }

    private static double JackknifeError(double[] without, double size) =>
        Math.Sqrt(Sample.SumOfSquares(without, size) * (without.Length - 1) / without.Length);

    // Where all values are equal the distance is 0 and nothing is exchanged.
    private static double Excess(ProtocolDistance distance) => distance.Excess ?? 0;

    private static SeedGrid Without(SeedGrid grid, int seed) =>
        new([.. Enumerable.Range(0, grid.I).Where(i => i != seed).Select(i => grid.Values(i))]);
}
