using UnlearnRepro.Statistics.Comparisons;
using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>A whole grid of I x J runs, with R references if the mean is to be compared with them, and what it costs and gives.</summary>
/// <param name="Allocation">Components and costs, taken as known.</param>
/// <param name="TrainingSeeds">I, at least 2.</param>
/// <param name="UnlearningSeeds">J, at least 1.</param>
/// <param name="References">The reference's spread and cost; null when the method's own mean is all that is wanted.</param>
/// <param name="ReferenceSeeds">R; 0 without references.</param>
/// <param name="Level">Confidence level of the interval.</param>
public sealed record Design(
    Allocation Allocation, int TrainingSeeds, int UnlearningSeeds, ReferenceDesign? References = null, int ReferenceSeeds = 0, double Level = 0.95)
{
    /// <summary>
    /// Half-width to expect, in the metric's unit: of the mean, t_{I-1} sqrt(s_T^2 / I + s_U^2 / (I J)); with references, of the
    /// difference to their mean, with Welch's degrees of freedom.
    /// </summary>
    public double HalfWidth => HalfWidthAt(UnlearningSeeds);

    /// <summary>The half-width that no number of unlearning seeds can go below at these I and R.</summary>
    public double Floor => HalfWidthAt(double.PositiveInfinity);

    /// <summary>I (c_T + J c_U) + R c_R.</summary>
    public double Cost => Allocation.Cost(TrainingSeeds, UnlearningSeeds) + (ReferenceSeeds * (References?.Cost ?? 0));

    /// <summary>Variance of the mean, or of the difference to the references' mean, in squared units.</summary>
    public double Variance => Allocation.Variance(TrainingSeeds, UnlearningSeeds) + ReferenceVariance;

    private double ReferenceVariance => References is null ? 0 : References.Variance / ReferenceSeeds;

    private double HalfWidthAt(double unlearningSeeds)
    {
        double method = Allocation.Variance(TrainingSeeds, unlearningSeeds), reference = ReferenceVariance, variance = method + reference;
        if (reference == 0)
        {
            return Allocation.HalfWidth(TrainingSeeds, unlearningSeeds, Level);
        }

        double df = variance * variance / ((method * method / (TrainingSeeds - 1)) + (reference * reference / (ReferenceSeeds - 1)));
        return Quantiles.T(df, (1 + Level) / 2) * Math.Sqrt(variance);
    }
}
