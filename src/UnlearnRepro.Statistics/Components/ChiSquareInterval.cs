using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>Interval for a variance from a mean square with df degrees of freedom, exact for normal data.</summary>
internal static class ChiSquareInterval
{
    /// <summary>Name of the method.</summary>
    public const string Name = "chi-square";

    /// <summary>[df ms / chi^2_{1-a}, df ms / chi^2_a] with a = (1 - level) / 2, in squared units.</summary>
    public static Interval Of(double meanSquare, int df, double level)
    {
        double tail = (1 - level) / 2;
        return new Interval(
            df * meanSquare / Quantiles.ChiSquared(df, 1 - tail),
            df * meanSquare / Quantiles.ChiSquared(df, tail));
    }
}
