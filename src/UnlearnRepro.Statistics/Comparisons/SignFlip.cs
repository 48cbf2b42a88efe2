using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// Randomisation test of "differences are symmetric about 0" (Fisher 1935): the mean's size among all assignments of signs. Needs
/// no distribution, but cannot go below MinimumP, however large the effect.
/// </summary>
/// <param name="PValue">Two-sided p.</param>
/// <param name="MinimumP">Smallest p these differences could have given, 2^(1-n) for n that are not 0; 1 when all are 0.</param>
/// <param name="IsExact">Whether all assignments were counted.</param>
public sealed record SignFlip(double PValue, double MinimumP, bool IsExact)
{
    /// <summary>Most differences that are counted out, 2^(n-1) assignments.</summary>
    public const int MostExact = 24;

    /// <summary>Counts all assignments.</summary>
    /// <param name="differences">Independent paired differences, one per training seed.</param>
    /// <exception cref="ArgumentException">More than <see cref="MostExact"/> differences that are not 0.</exception>
    public static SignFlip Exact(IReadOnlyList<double> differences)
    {
        double[] sizes = Sizes(differences);
        if (sizes.Length > MostExact)
        {
            throw new ArgumentException($"{sizes.Length} differences have too many sign assignments; use MonteCarlo.");
        }

        if (sizes.Length == 0)
        {
            return new SignFlip(1, 1, true);
        }

        // The mirror image of an assignment has the same size: the first sign may stay fixed.
        long extreme = Extreme(sizes, 1, sizes[0], Threshold(differences));
        long all = 1L << (sizes.Length - 1);
        return new SignFlip(extreme / (double)all, 1.0 / all, true);
    }

    /// <summary>Counts random assignments and the observed one: valid, with p at least 1 / (draws + 1).</summary>
    public static SignFlip MonteCarlo(IReadOnlyList<double> differences, int draws, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        double[] sizes = Sizes(differences);
        double threshold = Threshold(differences);
        SplitMix64 random = new(seed);
        int extreme = 0;
        for (int n = 0; n < draws; n++)
        {
            double sum = 0;
            foreach (double size in sizes)
            {
                sum += (random.Next() >> 63) == 0 ? size : -size;
            }

            extreme += Math.Abs(sum) >= threshold ? 1 : 0;
        }

        double least = Math.Max(1.0 / (draws + 1), sizes.Length == 0 ? 1 : Math.Pow(2, 1 - sizes.Length));
        return new SignFlip((1.0 + extreme) / (1.0 + draws), least, false);
    }

    private static double[] Sizes(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        return differences.All(double.IsFinite)
            ? [.. differences.Where(d => d != 0).Select(Math.Abs)]
            : throw new ArgumentException("A difference is not finite; count failed cells before comparing.");
    }

    // Sums of the same sizes in another order differ by rounding; without the slack ties would be lost and p too small.
    private static double Threshold(IReadOnlyList<double> differences) =>
        Math.Abs(differences.Sum()) - (1e-12 * differences.Sum(Math.Abs));

    private static long Extreme(double[] sizes, int next, double sum, double threshold) => next == sizes.Length
        ? Math.Abs(sum) >= threshold ? 1 : 0
        : Extreme(sizes, next + 1, sum + sizes[next], threshold) + Extreme(sizes, next + 1, sum - sizes[next], threshold);
}
