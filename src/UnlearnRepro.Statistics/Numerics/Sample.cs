namespace UnlearnRepro.Statistics;

/// <summary>
/// Moments of a plain sample. Means are taken about the first value and deviations within rounding of the values count as 0: whether
/// a spread is 0 decides which statistics apply, and that must not hang on the order in which equal things were added up.
/// </summary>
internal static class Sample
{
    /// <summary>Some hundred units in the last place of the values' size.</summary>
    private const double Rounding = 1e-13;

    /// <summary>a - b, or exactly 0 when they are equal up to rounding at the given size.</summary>
    public static double Difference(double a, double b, double size) => Math.Abs(a - b) <= Rounding * size ? 0 : a - b;

    /// <summary>Largest absolute value.</summary>
    public static double Size(IReadOnlyList<double> x) => x.Max(Math.Abs);

    /// <summary>Arithmetic mean; exactly the common value when all are equal.</summary>
    public static double Mean(IReadOnlyList<double> x)
    {
        double origin = x[0], sum = 0;
        foreach (double value in x)
        {
            sum += value - origin;
        }

        return origin + (sum / x.Count);
    }

    /// <summary>Sum of squared deviations from the mean.</summary>
    public static double SumOfSquares(IReadOnlyList<double> x)
    {
        double mean = Mean(x), size = Size(x), sum = 0;
        foreach (double value in x)
        {
            double deviation = Difference(value, mean, size);
            sum += deviation * deviation;
        }

        return sum;
    }

    /// <summary>Variance with divisor n - 1; needs two values.</summary>
    public static double Variance(IReadOnlyList<double> x) => SumOfSquares(x) / (x.Count - 1);
}
