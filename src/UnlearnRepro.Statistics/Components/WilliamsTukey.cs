using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Interval for (MS_T - MS_U) / J (Tukey 1951; Williams 1962): the confidence set of the ratio from the F law and that of s_U^2 + J s_T^2
/// from chi-square, intersected. Slightly longer than the modified large-sample interval.
/// </summary>
internal static class WilliamsTukey
{
    /// <summary>Name of the method.</summary>
    public const string Name = "Williams-Tukey";

    /// <summary>[n1 (MS_T - F_{1-a} MS_U) / (J chi^2_{1-a}), n1 (MS_T - F_a MS_U) / (J chi^2_a)], both ends truncated at 0.</summary>
    public static Interval Difference(double msT, double msU, int dfT, int dfU, double j, double level)
    {
        double lowTail = (1 - level) / 2, highTail = 1 - lowTail;
        return new Interval(Bound(highTail), Bound(lowTail));

        double Bound(double p) =>
            Math.Max(0, dfT * (msT - (Quantiles.F(dfT, dfU, p) * msU)) / (j * Quantiles.ChiSquared(dfT, p)));
    }
}
