using UnlearnRepro.Statistics.Components;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Planning;

/// <summary>
/// Independently trained reference models (Retrain) that a method's mean is compared with. They bring an error of s_R^2 / R of their own,
/// on seeds that no method shares.
/// </summary>
public sealed record ReferenceDesign
{
    /// <summary>More references per training seed are never suggested.</summary>
    private const double MostPerTrainingSeed = 1000;

    /// <summary>The reference's spread and cost.</summary>
    /// <param name="variance">s_R^2, in squared units of the metric, not negative.</param>
    /// <param name="cost">c_R: one reference, in the unit of the other costs; divide it by the number of methods that share the references.</param>
    /// <param name="number">R, at least 2; null to have it chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public ReferenceDesign(double variance, double cost, int? number = null)
    {
        Require.NotNegative(variance, nameof(variance));
        Require.Positive(cost, nameof(cost));
        ArgumentOutOfRangeException.ThrowIfLessThan(number ?? 2, 2, nameof(number));
        (Variance, Cost, Number) = (variance, cost, number);
    }

    /// <summary>s_R^2, in squared units of the metric.</summary>
    public double Variance { get; }

    /// <summary>c_R, the cost of one reference.</summary>
    public double Cost { get; }

    /// <summary>R if it is given.</summary>
    public int? Number { get; }

    /// <summary>
    /// R* / I, which minimises the difference's variance at equal cost: sqrt((s_R^2 / (s_T^2 + s_U^2 / J)) ((c_T + J c_U) / c_R)).
    /// At J = J* this is (s_R / s_T) sqrt(c_T / c_R).
    /// </summary>
    public double PerTrainingSeed(Allocation method, int unlearningSeeds)
    {
        ArgumentNullException.ThrowIfNull(method);
        double ratio = Variance / method.Variance(1, unlearningSeeds) * (method.Cost(1, unlearningSeeds) / Cost);
        return Variance == 0 ? 0 : Math.Min(MostPerTrainingSeed, Math.Sqrt(ratio));
    }
}
