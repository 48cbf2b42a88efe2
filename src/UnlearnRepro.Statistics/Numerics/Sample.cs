namespace UnlearnRepro.Statistics.Numerics;

/// <summary>
/// Moments of a plain sample. Everything is summed about the first value, so that values that differ only in their last digits lose
/// none, and deviations within rounding of the values count as 0: whether a spread is 0 decides which statistics apply, and
/// that must not hang on the order in which equal things were added up.
/// </summary>
internal static class Sample
{
    /// <summary>
    /// Some ninety units in the last place of the values' size: above the error of a mean of a few thousand values, below the
    /// deviations of data that differ in their thirteenth digit.
    /// </summary>
    private const double Rounding = 2e-14;

    /// <summary>a - b, or exactly 0 when they are equal up to rounding at the given size.</summary>
    public static double Difference(double a, double b, double size) => Math.Abs(a - b) <= Rounding * size ? 0 : a - b;

    /// <summary>Largest absolute value.</summary>
    public static double Size(ReadOnlySpan<double> x)
    {
        double size = 0;
        foreach (double value in x)
        {
            size = Math.Max(size, Math.Abs(value));
        }

        return size;
    }

    /// <summary>Mean minus the first value.</summary>
    public static double Offset(ReadOnlySpan<double> x)
    {
        double origin = x[0], sum = 0;
        foreach (double value in x)
        {
            sum += value - origin;
        }

        return sum / x.Length;
    }

    /// <summary>Arithmetic mean; exactly the common value when all are equal.</summary>
    public static double Mean(ReadOnlySpan<double> x) => x[0] + Offset(x);

    /// <summary>Sum of squared deviations from the mean.</summary>
    /// <param name="x">The values.</param>
    /// <param name="size">Size of the numbers that the values were computed from, where that is larger than their own.</param>
    public static double SumOfSquares(ReadOnlySpan<double> x, double size = 0)
    {
        double origin = x[0], offset = Offset(x), sum = 0;
        size = Math.Max(size, Size(x));
        foreach (double value in x)
        {
            double deviation = Difference(value - origin, offset, size);
            sum += deviation * deviation;
        }

        return sum;
    }

    /// <summary>Variance with divisor n - 1; needs two values.</summary>
    public static double Variance(ReadOnlySpan<double> x, double size = 0) => SumOfSquares(x, size) / (x.Length - 1);

    /// <summary>Largest absolute value.</summary>
    public static double Size(IReadOnlyList<double> x) => Size(Span(x));

    /// <summary>Arithmetic mean; exactly the common value when all are equal.</summary>
    public static double Mean(IReadOnlyList<double> x) => Mean(Span(x));

    /// <summary>Sum of squared deviations from the mean.</summary>
    public static double SumOfSquares(IReadOnlyList<double> x, double size = 0) => SumOfSquares(Span(x), size);

    /// <summary>Variance with divisor n - 1; needs two values.</summary>
    public static double Variance(IReadOnlyList<double> x, double size = 0) => Variance(Span(x), size);

    private static ReadOnlySpan<double> Span(IReadOnlyList<double> x) => x as double[] ?? [.. x];
}
