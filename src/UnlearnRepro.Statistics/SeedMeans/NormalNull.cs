using System.Collections.Concurrent;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.SeedMeans;

/// <summary>A statistic of a sample that shift and scale leave alone; the values may be reordered.</summary>
internal delegate double ShapeStatistic(Span<double> values);

/// <summary>
/// Laws of such statistics for n normal values, by simulation: they depend on n alone. One per statistic and n is kept, from a
/// fixed seed, as a table of a book would be. The p-value counts the observation itself, so that it is exact (Dwass 1957).
/// </summary>
internal static class NormalNull
{
    private const int Draws = 4_999;
    private static readonly ConcurrentDictionary<(string Name, int N), double[]> Known = new();

    /// <summary>Probability that n normal values give at least the observed statistic.</summary>
    public static double UpperTail(string name, ShapeStatistic statistic, int n, double observed)
    {
        double[] law = Known.GetOrAdd((name, n), _ => Simulate(statistic, n));
        int below = Array.BinarySearch(law, observed);
        below = below < 0 ? ~below : below;
        while (below > 0 && law[below - 1] == observed)
        {
            below--;
        }

        return (1.0 + Draws - below) / (Draws + 1);
    }

    private static double[] Simulate(ShapeStatistic statistic, int n)
    {
        SplitMix64 random = new((ulong)n);
        double[] law = new double[Draws], values = new double[n];
        for (int b = 0; b < Draws; b++)
        {
            for (int k = 0; k < n; k++)
            {
                // Box and Muller (1958)
                values[k] = Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
            }

            law[b] = statistic(values);
        }

        Array.Sort(law);
        return law;

        double Uniform() => (random.Next() >> 11) * (1.0 / (1UL << 53));
    }
}
