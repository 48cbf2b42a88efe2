using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Comparisons;

/// <summary>How far apart two things may be and still count as equal; fixed before the data are seen.</summary>
/// <param name="Size">Positive; in the metric's unit, or a multiple of the references' standard deviation.</param>
/// <param name="InReferenceSds">Whether the size is such a multiple.</param>
public readonly record struct EquivalenceMargin(double Size, bool InReferenceSds)
{
    /// <summary>A margin in the metric's unit, such as 0.01 for one point of accuracy.</summary>
    public static EquivalenceMargin Points(double size)
    {
        Require.Positive(size, nameof(size));
        return new(size, false);
    }

    /// <summary>A multiple of s_R: no farther from Retrain than that many standard deviations of a single Retrain model.</summary>
    public static EquivalenceMargin ReferenceSds(double size)
    {
        Require.Positive(size, nameof(size));
        return new(size, true);
    }
}
