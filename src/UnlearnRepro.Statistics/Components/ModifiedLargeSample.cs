using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Modified large-sample intervals for (MS_T - MS_U) / J and for (MS_T + (J - 1) MS_U) / J (Howe 1974; Graybill, Wang 1980;
/// Ting et al. 1990; Burdick, Graybill 1992, ch. 3). They are exact when either mean square dominates; near the null the
/// bounds of the difference cross 0 exactly where the F test turns.
/// </summary>
internal static class ModifiedLargeSample
{
    /// <summary>Name of the method.</summary>
    public const string Name = "MLS";

    /// <summary>Interval for (MS_T - MS_U) / J, both ends truncated at 0.</summary>
    public static Interval Difference(double msT, double msU, int dfT, int dfU, double j, double level)
    {
        double lowTail = (1 - level) / 2, highTail = 1 - lowTail;
        double g1 = 1 - (dfT / Quantiles.ChiSquared(dfT, highTail)), g2 = 1 - (dfU / Quantiles.ChiSquared(dfU, highTail));
        double h1 = (dfT / Quantiles.ChiSquared(dfT, lowTail)) - 1, h2 = (dfU / Quantiles.ChiSquared(dfU, lowTail)) - 1;
        double fHigh = Quantiles.F(dfT, dfU, highTail), fLow = Quantiles.F(dfT, dfU, lowTail);
        double g12 = (Square(fHigh - 1) - Square(g1 * fHigh) - Square(h2)) / fHigh;
        double h12 = (Square(1 - fLow) - Square(h1 * fLow) - Square(g2)) / fLow;
        double down = Square(g1 * msT) + Square(h2 * msU) + (g12 * msT * msU);
        double up = Square(h1 * msT) + Square(g2 * msU) + (h12 * msT * msU);
        return new Interval(
            Math.Max(0, msT - msU - Root(down)) / j,
            Math.Max(0, msT - msU + Root(up)) / j);
    }

    /// <summary>Interval for (MS_T + (J - 1) MS_U) / J; without within-seed degrees of freedom J must be 1.</summary>
    public static Interval Total(double msT, double msU, int dfT, int dfU, double j, double level)
    {
        double lowTail = (1 - level) / 2, highTail = 1 - lowTail, weighted = (j - 1) * msU;
        double down = (1 - (dfT / Quantiles.ChiSquared(dfT, highTail))) * msT;
        double up = ((dfT / Quantiles.ChiSquared(dfT, lowTail)) - 1) * msT;
        double downU = dfU == 0 ? 0 : (1 - (dfU / Quantiles.ChiSquared(dfU, highTail))) * weighted;
        double upU = dfU == 0 ? 0 : ((dfU / Quantiles.ChiSquared(dfU, lowTail)) - 1) * weighted;
        double total = msT + weighted;
        return new Interval((total - Root(Square(down) + Square(downU))) / j, (total + Root(Square(up) + Square(upU))) / j);
    }

    private static double Square(double x) => x * x;

    // The quadratic form can fall below 0 by rounding only where the bound is truncated anyway.
    private static double Root(double x) => Math.Sqrt(Math.Max(0, x));
}
