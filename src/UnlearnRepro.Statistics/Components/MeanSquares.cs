using MathNet.Numerics.RootFinding;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// Independent mean squares, each its expectation times chi^2 / df, with modified large-sample intervals for sums c_k MS_k of either sign (Ting,
/// Burdick, Graybill, Jeyaratnam, Lu 1990; Burdick, Graybill 1992, ch. 3.3). Two terms of opposite sign give
/// <see cref="ModifiedLargeSample.Difference"/>. Two of one sign give the upper end of <see cref="ModifiedLargeSample.Total"/>; its lower end
/// is that of Graybill and Wang, without the term for pairs of one sign.
/// </summary>
internal sealed class MeanSquares
{
    private const double Accuracy = 1e-13, Rounding = 1e-12;
    private readonly double[] values;
    private readonly double tail;
    private readonly double[] g;
    private readonly double[] h;
    private readonly double[,] opposite;
    private readonly double[,] same;

    /// <summary>Mean squares with one degree of freedom or more each.</summary>
    public MeanSquares(IReadOnlyList<(double Value, double Df)> squares, double level)
    {
        int n = squares.Count;
        tail = (1 - level) / 2;
        values = [.. squares.Select(square => square.Value)];
        g = [.. squares.Select(square => Short(square.Df))];
        h = [.. squares.Select(square => (square.Df / Quantiles.ChiSquared(square.Df, tail)) - 1)];
        (opposite, same) = (new double[n, n], new double[n, n]);
        for (int q = 0; q < n; q++)
        {
            for (int r = 0; r < n; r++)
            {
                if (q != r)
                {
                    (opposite[q, r], same[q, r]) = (Opposite(q, r, squares[q].Df, squares[r].Df), Same(q, r, squares[q].Df, squares[r].Df));
                }
            }
        }
    }

    /// <summary>sum c_k MS_k.</summary>
    public double Sum(ReadOnlySpan<double> c)
    {
        double sum = 0;
        for (int k = 0; k < c.Length; k++)
        {
            sum += c[k] * values[k];
        }

        return sum;
    }

    /// <summary>The interval of the sum, not cut anywhere.</summary>
    public Interval Of(ReadOnlySpan<double> c) => new(Lower(c, 1), -Lower(c, -1));

    /// <summary>
    /// Interval of a part's share: all rho in [0, 1] for which the interval of part - rho total holds 0. The point itself is one of them, so that
    /// each end is looked for on its side of it.
    /// </summary>
    /// <param name="part">Coefficients of the part.</param>
    /// <param name="total">Coefficients of the total, whose sum is above 0.</param>
    public Interval Share(double[] part, double[] total)
    {
        double whole = Sum(total), point = Math.Clamp(Sum(part) / whole, 0, 1);
        double[] c = new double[part.Length];
        double Low(double rho) => Lower(Rest(rho), 1) / whole;
        double High(double rho) => -Lower(Rest(rho), -1) / whole;
        return new Interval(
            Low(0) <= 0 ? 0 : Low(point) >= 0 ? point : Brent.FindRoot(Low, 0, point, Accuracy, 300),
            High(1) >= 0 ? 1 : High(point) <= 0 ? point : Brent.FindRoot(High, point, 1, Accuracy, 300));

        double[] Rest(double rho)
        {
            for (int k = 0; k < c.Length; k++)
            {
                c[k] = part[k] - (rho * total[k]);
            }

            return c;
        }
    }

    // Lower end for the coefficients times the sign: the upper end of a sum is minus the lower end of its negative.
    private double Lower(ReadOnlySpan<double> c, int sign)
    {
        // A coefficient that is 0 but for rounding must not count among the positive ones, which share their terms out by their number.
        double least = 0;
        for (int k = 0; k < c.Length; k++)
        {
            least = Math.Max(least, Rounding * Math.Abs(c[k] * values[k]));
        }

        int positive = 0;
        for (int k = 0; k < c.Length; k++)
        {
            positive += sign * c[k] * values[k] > least ? 1 : 0;
        }

        double sum = 0, square = 0;
        for (int q = 0; q < c.Length; q++)
        {
            double term = sign * c[q] * values[q];
            sum += term;
            if (Math.Abs(term) <= least)
            {
                continue;
            }

            square += Square((term > 0 ? g[q] : h[q]) * term);
            for (int r = 0; r < q; r++)
            {
                double other = sign * c[r] * values[r];
                square += Math.Abs(other) <= least ? 0
                    : term > 0 && other > 0 ? same[q, r] * term * other / (positive - 1)
                    : term > 0 && other < 0 ? opposite[q, r] * term * -other
                    : term < 0 && other > 0 ? opposite[r, q] * other * -term
                    : 0;
            }
        }

        // Rounding can bring the form below 0 only where the bound is cut anyway.
        return sum - Math.Sqrt(Math.Max(0, square));
    }

    private double Short(double df) => 1 - (df / Quantiles.ChiSquared(df, 1 - tail));

    // With one positive and one negative term the bound is exact where it is 0: there the ratio of the two is the F quantile.
    private double Opposite(int q, int r, double dfQ, double dfR)
    {
        double f = Quantiles.F(dfQ, dfR, 1 - tail);
        return (Square(f - 1) - Square(g[q] * f) - Square(h[r])) / f;
    }

    // With two positive terms the bound is exact where their expectations per degree of freedom are equal: the sum is chi-square there.
    private double Same(int q, int t, double dfQ, double dfT)
    {
        double n = dfQ, m = dfT;
        return (Square(Short(dfQ + dfT) * (n + m)) / (n * m)) - (Square(g[q]) * n / m) - (Square(g[t]) * m / n);
    }

    private static double Square(double x) => x * x;
}
