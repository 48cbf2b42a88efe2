using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Distributions;

/// <summary>
/// Largest distance D of two empirical distribution functions of independent values, one per trained model. Seed means over many
/// unlearning seeds scatter less than single references do: hold a method with J = 1, or a deterministic one, against references.
/// </summary>
/// <param name="Distance">D in [0, 1], without an interval.</param>
/// <param name="PValue">Exact p under equal distributions given the ties, by counting paths.</param>
/// <param name="AsymptoticP">By Kolmogorov's limit law; for comparison only: far off for few seeds, and with ties.</param>
/// <param name="MinimumP">Smallest p that these ties and sizes allow.</param>
public sealed record KolmogorovSmirnov(Estimate Distance, double PValue, double AsymptoticP, double MinimumP)
{
    /// <summary>Claim: the distributions differ.</summary>
    public Finding Differ(double alpha = 0.05) => Finding.OfTest(Distance, Finding.Above(0), PValue, alpha);

    /// <summary>Seed means of a method against references.</summary>
    public static KolmogorovSmirnov Of(SeedGrid a, References references)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(references);
        return Of(a.SeedMeans, references.Values);
    }

    /// <summary>Two methods whose trained models have nothing in common; on the same trained models the p-value would not hold.</summary>
    public static KolmogorovSmirnov Unpaired(SeedGrid a, SeedGrid b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Of(a.SeedMeans, b.SeedMeans);
    }

    private static KolmogorovSmirnov Of(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        int n = a.Count, m = b.Count;
        List<Range> ties = Midranks.Ties([.. a, .. b], higherIsBetter: false, out int[] order);

        // All in whole numbers: i of n and j of m values passed are i m - j n apart, in units of 1 / (n m).
        int[] passed = [0, .. ties.Select(tie => tie.End.Value)];
        long distance = ties.Max(tie => order.Take(tie.End.Value).Count(k => k < n) is var i ? Apart(i, tie.End.Value - i, n, m) : 0);
        long farthest = passed.Max(k => Math.Max(Apart(Math.Min(k, n), k - Math.Min(k, n), n, m), Apart(k - Math.Min(k, m), Math.Min(k, m), n, m)));
        double d = distance / ((double)n * m);
        (Status status, string? why) = ties.Count == 1 ? (Status.Degenerate, "all values are equal") : (Status.Ok, (string?)null);
        HashSet<int> ends = [.. passed];
        return new KolmogorovSmirnov(
            new Estimate(d, d, null, 0.95, "Kolmogorov-Smirnov", status, why),
            Reaching(distance, n, m, ends), Limit(Math.Sqrt((double)n * m / (n + m)) * d), Reaching(farthest, n, m, ends));
    }

    internal static long Apart(int i, int j, int n, int m) => Math.Abs(((long)i * m) - ((long)j * n));

    // Share of the C(n + m, n) paths from (0, 0) to (n, m) that are as far apart somewhere; only the ends of ties can be observed, all if they are not named.
    // A path that has reached is counted as such from there on: the share is a sum of positive terms and small ones keep their digits.
    internal static double Reaching(long distance, int n, int m, HashSet<int>? ends)
    {
        double[] still = new double[m + 1], reached = new double[m + 1];
        for (int i = 0; i <= n; i++)
        {
            for (int j = 0; j <= m; j++)
            {
                // Step chances i / (i + j) and j / (i + j) make all paths to (i, j) equally likely and keep numbers in range.
                double fromA = i + j == 0 ? 0 : i / (double)(i + j), fromB = i + j == 0 ? 0 : j / (double)(i + j);
                still[j] = i + j == 0 ? 1 : (fromA * still[j]) + (j > 0 ? fromB * still[j - 1] : 0);
                reached[j] = (fromA * reached[j]) + (j > 0 ? fromB * reached[j - 1] : 0);
                if (ends?.Contains(i + j) != false && Apart(i, j, n, m) >= distance)
                {
                    reached[j] += still[j];
                    still[j] = 0;
                }
            }
        }

        return Math.Min(1, reached[m]);
    }

    // 2 sum (-1)^(k-1) exp(-2 k^2 x^2); for small x, where it does not converge, the same function in Jacobi's other form.
    private static double Limit(double x)
    {
        if (x < 0.2)
        {
            return 1;
        }

        return x < 1
            ? 1 - (Math.Sqrt(2 * Math.PI) / x * Enumerable.Range(1, 20).Sum(k => Math.Exp(-Math.Pow(((2 * k) - 1) * Math.PI / x, 2) / 8)))
            : 2 * Enumerable.Range(1, 20).Sum(k => (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * x * x));
    }
}
