namespace UnlearnRepro.Statistics.Protocols;

/// <summary>What a distance comes to when labels are exchanged.</summary>
/// <param name="Mean">Mean distance.</param>
/// <param name="Quantile95">The smallest distance that 95 % of the exchanges do not exceed.</param>
/// <param name="PValue">Share of exchanges with a distance at least as large as the observed one; drawn ones count the observed one with them.</param>
/// <param name="MinimumP">1 over the number of exchanges; ties can keep p well above it.</param>
internal sealed record NullLaw(double Mean, double Quantile95, double PValue, double MinimumP)
{
    /// <param name="distances">One for each exchange; all of them, or drawn ones. Sorted in place.</param>
    /// <param name="observed">The distance found.</param>
    /// <param name="size">Size of the values, in units of which rounding is judged.</param>
    /// <param name="exact">Whether these are all exchanges, the observed one among them.</param>
    public static NullLaw Of(double[] distances, double observed, double size, bool exact)
    {
        Array.Sort(distances);

        // Rounding must not break ties between exchanges that mirror each other.
        double least = observed - (1e-12 * size);
        int extreme = distances.Count(d => d >= least), more = exact ? 0 : 1;
        return new NullLaw(
            distances.Average(), distances[(int)Math.Ceiling(0.95 * distances.Length) - 1],
            (extreme + more) / (double)(distances.Length + more), 1.0 / (distances.Length + more));
    }
}
