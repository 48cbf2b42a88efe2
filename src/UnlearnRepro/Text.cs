using System.Globalization;

namespace UnlearnRepro;

/// <summary>Numbers for people.</summary>
internal static class Text
{
    /// <summary>Three significant digits, no exponent for usual sizes, no culture.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "-" : value > 0 ? "∞" : "-∞";
        }

        double size = Math.Abs(value);
        string format = size is 0 ? "0" : size >= 100 ? "0" : size >= 10 ? "0.0" : size >= 1 ? "0.00" : size >= 0.001 ? "0.000" : "0.0e0";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
