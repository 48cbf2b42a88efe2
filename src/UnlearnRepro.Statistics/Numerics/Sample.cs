namespace UnlearnRepro.Statistics;

/// <summary>Moments of a plain sample. Everything is taken about the first value, so equal values give exactly 0 spread.</summary>
internal static class Sample
{
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
        double mean = Mean(x), sum = 0;
        foreach (double value in x)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum;
    }

    /// <summary>Variance with divisor n - 1; needs two values.</summary>
    public static double Variance(IReadOnlyList<double> x) => SumOfSquares(x) / (x.Count - 1);
}
