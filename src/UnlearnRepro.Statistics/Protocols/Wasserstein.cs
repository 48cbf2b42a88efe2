using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Protocols;

/// <summary>
/// Wasserstein-2 distance on the line: the square root of the least mean squared distance over which the mass of one distribution can be carried to
/// the other. The least is reached by carrying quantile to quantile (Villani 2003, th. 2.18), for samples of any two sizes.
/// </summary>
public static class Wasserstein
{
    /// <summary>The distance of two samples as they are, in their unit. Above 0 by chance alone for samples of one distribution.</summary>
    /// <param name="a">At least one value, in any order.</param>
    /// <param name="b">At least one value, in any order; not as many as <paramref name="a"/> need be.</param>
    /// <exception cref="ArgumentException">A sample is empty, or a value is not finite.</exception>
    public static double Distance(IReadOnlyList<double> a, IReadOnlyList<double> b) => OfSorted(Sorted(a, nameof(a)), Sorted(b, nameof(b)));

    /// <summary>The distance of two normal distributions: the means' and the standard deviations' differences as legs of a right angle.</summary>
    public static double OfNormals(double meanA, double sdA, double meanB, double sdB)
    {
        Require.NotNegative(sdA, nameof(sdA));
        Require.NotNegative(sdB, nameof(sdB));
        return double.Hypot(meanA - meanB, sdA - sdB);
    }

    /// <summary>The same of samples in rising order, for loops.</summary>
    internal static double OfSorted(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Mass in units of 1 / (n m): each value of a holds m of them and each of b holds n, so that nothing is rounded on the way.
        long n = a.Length, m = b.Length, leftOfA = m, leftOfB = n;
        double sum = 0;
        for (int i = 0, j = 0; i < n;)
        {
            long carried = Math.Min(leftOfA, leftOfB);
            double apart = a[i] - b[j];
            sum += carried * apart * apart;
            (leftOfA, leftOfB) = (leftOfA - carried, leftOfB - carried);
            if (leftOfA == 0)
            {
                (i, leftOfA) = (i + 1, m);
            }

            if (leftOfB == 0)
            {
                (j, leftOfB) = (j + 1, n);
            }
        }

        return Math.Sqrt(sum / ((double)n * m));
    }

    private static double[] Sorted(IReadOnlyList<double> sample, string name)
    {
        ArgumentNullException.ThrowIfNull(sample, name);
        double[] sorted = [.. sample];
        if (sorted.Length == 0 || !sorted.All(double.IsFinite))
        {
            throw new ArgumentException($"{name}: expected finite values, at least one; found {(sorted.Length == 0 ? "none" : "one that is not finite")}");
        }

        Array.Sort(sorted);
        return sorted;
    }
}
