using System.Globalization;
using UnlearnRepro.Statistics;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Words;

/// <summary>Numbers as people read them: three significant digits, and scientific notation only where zeros would fill the cell.</summary>
public static class NumberText
{
    private const double Smallest = 1e-4, Largest = 1e7;

    /// <summary>A number; <c>-</c> when there is none.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="decimals">At least so many decimals, so that numbers side by side can be told apart.</param>
    public static string Of(double value, int decimals = 0)
    {
        double size = Math.Abs(value);
        return size switch
        {
            double.NaN => "-",
            0 => "0",
            double.PositiveInfinity => value > 0 ? "∞" : "-∞",
            < Smallest or >= Largest => value.ToString("0.0#e+0", CultureInfo.InvariantCulture),
            _ => value.ToString($"F{Math.Clamp(Math.Max(decimals, 2 - Exponent(size)), 0, 6)}", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A number with its interval in brackets; the width decides how many decimals are worth showing.</summary>
    public static string Of(double value, Interval? interval)
    {
        if (interval is not { } i)
        {
            return Of(value);
        }

        int decimals = double.IsFinite(i.Width) && i.Width > 0 ? Math.Clamp(1 - Exponent(i.Width), 0, 4) : 0;
        return $"{Of(value, decimals)} [{Of(i.Lower, decimals)}, {Of(i.Upper, decimals)}]";
    }

    /// <summary>A share as a percentage, e.g. <c>99.375 %</c>.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.####", CultureInfo.InvariantCulture) + " %";

    /// <summary>A number with the word that it needs: <c>1 cell</c>, <c>2 cells</c>.</summary>
    /// <param name="number">How many.</param>
    /// <param name="what">One of them.</param>
    public static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static int Exponent(double size) => (int)Math.Floor(Math.Log10(size));
}
