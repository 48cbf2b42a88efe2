using UnlearnRepro.Statistics.Findings;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// The ratio of two standard deviations that were estimated from studies without a seed in common, each as the root of a variance with an interval of its own:
/// the method of variance estimates recovery for a ratio (Donner and Zou 2012). With a in [l, u] and b in [m, v] the lower end r of a / b is where
/// a - r b = sqrt((a - l)^2 + r^2 (v - b)^2), the upper one where r b - a = sqrt((u - a)^2 + r^2 (b - m)^2); it is infinite where b may be 0.
/// </summary>
public static class VarianceRatio
{
    private const string Method = "MOVER";

    /// <summary>Claim: the first standard deviation is more than <paramref name="ratio"/> times the second.</summary>
    /// <param name="a">The first variance, at the level of the claim.</param>
    /// <param name="b">The second, at the same level.</param>
    /// <param name="ratio">A ratio of standard deviations, positive, fixed beforehand.</param>
    /// <exception cref="ArgumentException">The two have different levels.</exception>
    public static Finding Exceeds(Estimate a, Estimate b, double ratio)
    {
        Require.Positive(ratio, nameof(ratio));
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Level == b.Level
            ? Finding.Decide(Of(a, b), Finding.Above(ratio))
            : throw new ArgumentException($"The two variances need one level; found {a.Level} and {b.Level}.", nameof(b));
    }

    private static Estimate Of(Estimate a, Estimate b)
    {
        foreach (var one in new[] { a, b })
        {
            if (one.Interval is not { Upper: > 0 } || one.Status is Status.Degenerate or Status.TooFewSeeds)
            {
                return Estimate.Unidentified(a.Level, Method, one.Reason ?? "a variance has no interval");
            }
        }

        if (a.Value == 0 && b.Value == 0)
        {
            return Estimate.Unidentified(a.Level, Method, "both variances are estimated as 0: there is no ratio of them");
        }

        double value = b.Value > 0 ? a.Value / b.Value : double.PositiveInfinity;

        // The upper end of a / b is one over the lower end of b / a.
        Interval ends = new(Lower(a, b), 1 / Lower(b, a));
        return new Estimate(value, value, ends, a.Level, Method, Status.Ok).SquareRoot();
    }

    // The smaller root of r^2 v (2 b - v) - 2 a b r + l (2 a - l) = 0, in the form that keeps its digits and holds for either sign of the first term.
    private static double Lower(Estimate first, Estimate second)
    {
        var (a, b, l, v) = (first.Value, second.Value, first.Interval!.Value.Lower, second.Interval!.Value.Upper);
        double quadratic = v * ((2 * b) - v), constant = l * ((2 * a) - l);
        return constant == 0 ? 0 : constant / ((a * b) + Math.Sqrt((a * a * b * b) - (quadratic * constant)));
    }
}
