using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// What the sign-flip test can show at all. Of I differences that are not 0 there are 2^I assignments of signs, and an assignment and
/// its mirror image are equally extreme, so p is never below 2^(1-I): five training seeds never reach 0.05.
/// </summary>
public static class SignFlipSeeds
{
    /// <summary>
    /// Smallest I with 2^(1-I) at most alpha / m: the level that Holm (and Bonferroni) asks of the smallest p of m claims. Fewer seeds
    /// decide nothing, however large the effect; this many decide when all differences point one way.
    /// </summary>
    /// <param name="alpha">Error probability of the family, in (0, 1).</param>
    /// <param name="claims">m, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static int Fewest(double alpha = 0.05, int claims = 1)
    {
        Require.Probability(alpha, nameof(alpha));
        ArgumentOutOfRangeException.ThrowIfLessThan(claims, 1);
        int seeds = 1;
        for (double least = 1; least > alpha / claims; least /= 2)
        {
            seeds++;
        }

        return seeds;
    }
}
