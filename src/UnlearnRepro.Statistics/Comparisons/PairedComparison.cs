using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Grids;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>
/// Difference of two methods that started from the same trained models. Row i of both grids belongs to training seed i, so what the
/// trained model does to both cancels; the differences of the seed means are the independent observations.
/// </summary>
/// <param name="Difference">Mean of a - b with the t interval of I - 1 degrees of freedom, in the metric's unit.</param>
/// <param name="Differences">a - b for each training seed.</param>
/// <param name="Correlation">Correlation of the two methods' seed means; null when one of them does not vary.</param>
/// <param name="Gain">Variance of the unpaired over that of the paired difference; null when the differences are all equal.</param>
public sealed record PairedComparison(Estimate Difference, IReadOnlyList<double> Differences, double? Correlation, double? Gain)
{
    /// <summary>Variance of the differences, exactly 0 when they are equal up to rounding of the seed means; 0 for one pair.</summary>
    internal double DifferenceVariance { get; private init; }

    /// <summary>a minus b, paired by row.</summary>
    /// <exception cref="ArgumentException">The grids have different numbers of training seeds.</exception>
    public static PairedComparison Of(SeedGrid a, SeedGrid b, double level = 0.95)
    {
        Pairing.Require(a, b);
        Require.Level(level);
        double size = Math.Max(Sample.Size(a.SeedMeans), Sample.Size(b.SeedMeans));
        double[] differences = [.. a.SeedMeans.Zip(b.SeedMeans, (x, y) => Sample.Difference(x, y, Math.Abs(x)))];
        Estimate difference = MeanInterval.Of(differences, level, "one pair: conditional on one trained model", size);
        if (a.I == 1)
        {
            return new PairedComparison(difference, differences, null, null);
        }

        double va = Sample.Variance(a.SeedMeans), vb = Sample.Variance(b.SeedMeans), vd = Sample.Variance(differences, size);
        return new PairedComparison(
            difference,
            differences,
            va > 0 && vb > 0 ? Math.Clamp((va + vb - vd) / (2 * Math.Sqrt(va * vb)), -1, 1) : null,
            vd > 0 ? (va + vb) / vd : null)
        {
            DifferenceVariance = vd,
        };
    }
}
