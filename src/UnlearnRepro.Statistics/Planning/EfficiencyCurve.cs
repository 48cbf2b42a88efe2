using UnlearnRepro.Statistics.Components;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// What each J is worth at equal cost: variance of the mean at the best real J over that at J = 1, 2, ...; 1 is the best. The optimum is
/// flat, so that a range of J serves about as well.
/// </summary>
/// <param name="Efficiencies">Entry k belongs to J = k + 1, each in (0, 1].</param>
public sealed record EfficiencyCurve(IReadOnlyList<double> Efficiencies)
{
    /// <summary>The curve for J = 1 to <paramref name="most"/>.</summary>
    public static EfficiencyCurve Of(Allocation allocation, int most)
    {
        ArgumentNullException.ThrowIfNull(allocation);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return new EfficiencyCurve([.. Enumerable.Range(1, most).Select(allocation.Efficiency)]);
    }

    /// <summary>First and last J whose efficiency is above <paramref name="least"/>, all between included; null when there is none.</summary>
    /// <remarks>Variance times cost falls and then rises with J, so they are neighbours of each other.</remarks>
    public (int First, int Last)? Above(double least)
    {
        int[] good = [.. Enumerable.Range(1, Efficiencies.Count).Where(j => Efficiencies[j - 1] > least)];
        return good.Length == 0 ? null : (good[0], good[^1]);
    }
}
