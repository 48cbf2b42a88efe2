using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace UnlearnRepro.Statistics.Numerics;

/// <summary>
/// Expectations over estimated standard deviations, by Gauss-Legendre quadrature. The densities are log-concave with a curvature of
/// at least the degrees of freedom, so that less than 1e-14 lies more than 8 / sqrt(df) from the mode.
/// </summary>
internal static class ChiLaw
{
    private const double Reach = 8;
    private const int Nodes = 64;

    /// <summary>
    /// P(-margin + half x &lt; d &lt; margin - half x) with d normal about <paramref name="difference"/> and x^2 = chi^2_df / df
    /// independent of it: an estimated interval of half-width half x lies within the margin.
    /// </summary>
    public static double WithinMargin(double margin, double difference, double error, double half, int df)
    {
        double logScale = Math.Log(2) + (df / 2.0 * Math.Log(df / 2.0)) - SpecialFunctions.GammaLn(df / 2.0);
        double mode = Math.Sqrt((df - 1.0) / df), reach = Reach / Math.Sqrt(df);
        double low = Math.Max(0, mode - reach), high = Math.Min(mode + reach, margin / half);
        return high <= low ? 0 : GaussLegendreRule.Integrate(At, low, high, Nodes);

        double At(double x)
        {
            double density = Math.Exp(logScale + ((df - 1) * Math.Log(x)) - (df * x * x / 2)), room = margin - (half * x);
            return density * (Normal.CDF(difference, error, room) - Normal.CDF(difference, error, -room));
        }
    }

    /// <summary>E f(share) for a share with the law Beta(df1 / 2, df2 / 2); share = sin^2 of an angle has a smooth density.</summary>
    public static double MeanOverShares(int df1, int df2, Func<double, double> f)
    {
        double logScale = Math.Log(2) - SpecialFunctions.BetaLn(df1 / 2.0, df2 / 2.0);
        double mode = Math.Atan2(Math.Sqrt(df1 - 1), Math.Sqrt(df2 - 1)), reach = Reach / Math.Sqrt(Math.Max(1, df1 + df2 - 2));
        return GaussLegendreRule.Integrate(At, Math.Max(0, mode - reach), Math.Min(Math.PI / 2, mode + reach), Nodes);

        double At(double angle)
        {
            (double sin, double cos) = Math.SinCos(angle);
            return Math.Exp(logScale + ((df1 - 1) * Math.Log(sin)) + ((df2 - 1) * Math.Log(cos))) * f(sin * sin);
        }
    }
}
