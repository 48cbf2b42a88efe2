using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace UnlearnRepro.Statistics.Numerics;

/// <summary>Law of the range of k independent standard normal values, the studentized range with infinitely many degrees of freedom.</summary>
internal static class StudentizedRange
{
    private static readonly ConcurrentDictionary<(int K, double P), double> Known = new();

    /// <summary>P(range > q) for k >= 2; summed so that small tails keep their digits.</summary>
    public static double UpperTail(double q, int k)
    {
        if (q <= 0)
        {
            return 1;
        }

        // With the largest value at z, the others lie below it, and not all of them above z - q:
        // k phi(z) [Phi(z)^(k-1) - (Phi(z) - Phi(z - q))^(k-1)]; the factored difference of powers avoids cancellation.
        double Integrand(double z)
        {
            double below = Normal.CDF(0, 1, z), tail = Normal.CDF(0, 1, z - q), inside = below - tail, sum = 0;
            for (int n = 0; n < k - 1; n++)
            {
                sum += Math.Pow(below, n) * Math.Pow(inside, k - 2 - n);
            }

            return k * Normal.PDF(0, 1, z) * tail * sum;
        }

        // The integrand peaks near q / 2, with a width of about 1.
        return Enumerable.Range(-8, 18 + (int)(q / 2)).Sum(z => GaussLegendreRule.Integrate(Integrand, z, z + 1, 16));
    }

    /// <summary>The q that the range exceeds with probability 1 - p.</summary>
    public static double Quantile(int k, double p) => Known.GetOrAdd((k, p), static key =>
        Brent.FindRoot(q => UpperTail(q, key.K) - (1 - key.P), 1e-6, 40, 1e-10, 200));
}
