namespace UnlearnRepro.Statistics.Numerics;

/// <summary>The 25, 50 and 75 % points of a sample, in its unit.</summary>
/// <param name="Lower">A quarter of the values lies below.</param>
/// <param name="Median">Half of the values lies below.</param>
/// <param name="Upper">Three quarters of the values lie below.</param>
public readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>
    /// The quartiles of at least one value, in any order, with linear interpolation between order statistics (type 7 of
    /// Hyndman and Fan 1996; the default of R and NumPy).
    /// </summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Quartiles Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            throw new ArgumentException("Quartiles need at least one value; there is none.");
        }

        double[] sorted = [.. values.Order()];
        return new(At(0.25), At(0.5), At(0.75));

        double At(double p)
        {
            double place = p * (sorted.Length - 1);
            int below = (int)place;
            double next = sorted[Math.Min(below + 1, sorted.Length - 1)];
            return sorted[below] + ((place - below) * (next - sorted[below]));
        }
    }
}
