using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>Interval for s_T^2 / (s_T^2 + s_U^2), exact for normal data (Searle 1971; rows of unequal length: Wald 1940).</summary>
internal static class IntraclassInterval
{
    /// <summary>Name of the method.</summary>
    public const string Name = "exact F";

    /// <summary>With x = F / F_p the bound is (x - 1) / (x - 1 + J), truncated at 0; an infinite F gives [1, 1].</summary>
    public static Interval Of(double f, int dfT, int dfU, double j, double level)
    {
        double tail = (1 - level) / 2;
        return new Interval(
            Math.Max(0, Share(f / Quantiles.F(dfT, dfU, 1 - tail), j)),
            Math.Max(0, Share(f / Quantiles.F(dfT, dfU, tail), j)));
    }

    /// <summary>The same interval for s_T^2 if s_U^2 is MS_U: (MS_T / F_p - MS_U) / J.</summary>
    public static Interval Variance(double msT, double msU, int dfT, int dfU, double j, double level)
    {
        double tail = (1 - level) / 2;
        return new Interval(
            ((msT / Quantiles.F(dfT, dfU, 1 - tail)) - msU) / j,
            ((msT / Quantiles.F(dfT, dfU, tail)) - msU) / j);
    }

    /// <summary>The intraclass correlation whose expected variance ratio is x: (x - 1) / (x - 1 + J).</summary>
    public static double Share(double x, double j) => double.IsInfinity(x) ? 1 : (x - 1) / (x - 1 + j);
}
