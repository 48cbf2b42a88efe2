using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Sequential;

/// <summary>
/// An e-process for "a paired difference is more often above 0 than below": the wealth of one who bets on signs. Under the null it is at
/// any time 1 at most on average, and ever reaches 1 / alpha with probability at most alpha (Ville 1939): it may be looked at after every
/// seed, and seeds may be added for any reason. Seven differences above 0 in a row reach 1 / .05; a planned sign test takes six.
/// </summary>
/// <param name="EValues">Wealth after each difference.</param>
/// <param name="Alpha">Error probability.</param>
public sealed record SignBetting(IReadOnlyList<double> EValues, double Alpha)
{
    /// <summary>1 / alpha.</summary>
    public double Threshold => 1 / Alpha;

    /// <summary>Training seeds after which the threshold was first reached; null if it never was.</summary>
    public int? SeedsToReject => EValues.TakeWhile(e => e < Threshold).Count() is var n && n < EValues.Count ? n + 1 : null;

    /// <summary>
    /// W(k, m) = integral_0^1 (1 + x)^k (1 - x)^m dx after k pluses and m minuses: every share x of the wealth is staked on plus by an
    /// equal part of the money. A difference of 0 changes nothing.
    /// </summary>
    /// <param name="differences">Paired differences, one per training seed, in the order in which the seeds were run.</param>
    /// <param name="alpha">Error probability, in (0, 1).</param>
    /// <exception cref="ArgumentException">A difference is not a number.</exception>
    public static SignBetting Of(IReadOnlyList<double> differences, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(differences);
        Require.Probability(alpha, nameof(alpha));
        if (differences.Any(double.IsNaN))
        {
            throw new ArgumentException("A difference is not a number; count failed cells before comparing.");
        }

        int above = 0, below = 0;
        return new SignBetting([.. differences.Select(d => Wealth(above += d > 0 ? 1 : 0, below += d < 0 ? 1 : 0))], alpha);
    }

    // W(k, m) = (1 + k W(k - 1, m + 1)) / (m + 1), by parts, from W(0, n) = 1 / (n + 1): positive terms only.
    private static double Wealth(int above, int below)
    {
        double wealth = 1.0 / (above + below + 1);
        for (int k = 1; k <= above; k++)
        {
            wealth = (1 + (k * wealth)) / (above + below - k + 1);
        }

        return wealth;
    }
}
