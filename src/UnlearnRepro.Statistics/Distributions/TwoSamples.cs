namespace UnlearnRepro.Statistics.Distributions;

/// <summary>
/// The two-sample Kolmogorov-Smirnov test of plain values, as other programs report it: p of continuous laws without ties, which is too
/// large where there are some (<see cref="KolmogorovSmirnov"/> counts given the ties). Values are compared to the bit. The p-value is exact at any
/// size; scipy's <c>ks_2samp</c> gives the same up to 10,000 values and an approximation from there on.
/// <para>It supposes that all values are independent. Two models' answers to the same questions are not, and its p is then no error rate.</para>
/// </summary>
/// <param name="Distance">D, 0 to 1.</param>
/// <param name="PValue">P(D at least as large) for two samples of one continuous law.</param>
public sealed record TwoSamples(double Distance, double PValue)
{
    /// <summary>The test. Both need at least one value; infinite ones are the largest and the smallest.</summary>
    /// <exception cref="ArgumentException">A sample is empty, or a value is no number.</exception>
    public static TwoSamples Of(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        long apart = Apart(a, b);
        return new((double)apart / ((long)a.Count * b.Count), KolmogorovSmirnov.Reaching(apart, a.Count, b.Count, null));
    }

    /// <summary>D alone, without the price of a p-value.</summary>
    /// <exception cref="ArgumentException">A sample is empty, or a value is no number.</exception>
    public static double DistanceOf(IReadOnlyList<double> a, IReadOnlyList<double> b) => (double)Apart(a, b) / ((long)a.Count * b.Count);

    // In units of 1 / (n m), so that equal distances compare equal.
    private static long Apart(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        double[] x = Sorted(a, nameof(a)), y = Sorted(b, nameof(b));
        long largest = 0;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
        {
            double here = Math.Min(x[i], y[j]);
            for (; i < x.Length && x[i] == here; i++)
            {
            }

            for (; j < y.Length && y[j] == here; j++)
            {
            }

            largest = Math.Max(largest, KolmogorovSmirnov.Apart(i, j, x.Length, y.Length));
        }

        return largest;
    }

    private static double[] Sorted(IReadOnlyList<double> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Count == 0 || values.Any(double.IsNaN))
        {
            throw new ArgumentException($"Expected at least one value and numbers only, found {(values.Count == 0 ? "none" : "NaN")}.", name);
        }

        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }
}
