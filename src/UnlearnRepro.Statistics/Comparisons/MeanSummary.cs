using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>All that a table of others says of independent values.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Sd">Their standard deviation with divisor n - 1, same unit; 0 for one value.</param>
/// <param name="Count">n, at least 1.</param>
public readonly record struct MeanSummary(double Mean, double Sd, int Count)
{
    /// <summary>The summary of values that are at hand.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static MeanSummary Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 0
            ? throw new ArgumentException("values: expected at least one, found none")
            : new(Sample.Mean(values), values.Count == 1 ? 0 : Math.Sqrt(Sample.Variance(values)), values.Count);
    }
}
