using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>Where the mean of a second study of the same thing, with training seeds of its own, is to be expected.</summary>
public static class PredictionInterval
{
    /// <summary>
    /// t_{I-1} sqrt(V (1/I + 1/I')) with V the variance of the seed means, read off the first mean's t interval: exact for normal seed
    /// means when both studies have the same J (Hahn, Meeker 1991, ch. 4).
    /// </summary>
    /// <param name="mean">The first mean's interval.</param>
    /// <param name="level">Its level.</param>
    /// <param name="trainingSeeds">I of the first study, at least 2.</param>
    /// <param name="furtherSeeds">I' of the second.</param>
    /// <param name="alpha">Probability that the second mean lies further away from the first than this.</param>
    /// <returns>Half-width in the unit of the mean.</returns>
    public static double HalfWidth(Interval mean, double level, int trainingSeeds, int furtherSeeds, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingSeeds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(furtherSeeds, 1);
        Require.Level(level);
        Require.Level(1 - alpha);
        double df = trainingSeeds - 1, error = mean.HalfWidth / Quantiles.T(df, (1 + level) / 2);
        return Quantiles.T(df, 1 - (alpha / 2)) * error * Math.Sqrt(1 + ((double)trainingSeeds / furtherSeeds));
    }
}
