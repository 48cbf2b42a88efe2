using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Statistics.Components;

/// <summary>
/// How to share a budget between training and unlearning seeds, with I (c_T + J c_U) the cost of a grid and
/// s_T^2 / I + s_U^2 / (I J) the variance of its mean (Cochran 1977, sec. 10.6; the paper's Eq. 4).
/// </summary>
public sealed record Allocation
{
    /// <summary>The components and the costs, both taken as known.</summary>
    /// <param name="trainingVariance">s_T^2, in squared units of the metric, not negative.</param>
    /// <param name="unlearningVariance">s_U^2, same unit, not negative.</param>
    /// <param name="trainingCost">c_T: one training run, in any unit of cost; divide it by the number of methods that share the model.</param>
    /// <param name="unlearningCost">c_U: one unlearning run with its evaluation, same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A variance is negative or a cost not positive.</exception>
    public Allocation(double trainingVariance, double unlearningVariance, double trainingCost, double unlearningCost)
    {
        Require.NotNegative(trainingVariance, nameof(trainingVariance));
        Require.NotNegative(unlearningVariance, nameof(unlearningVariance));
        Require.Positive(trainingCost, nameof(trainingCost));
        Require.Positive(unlearningCost, nameof(unlearningCost));
        (TrainingVariance, UnlearningVariance) = (trainingVariance, unlearningVariance);
        (TrainingCost, UnlearningCost) = (trainingCost, unlearningCost);
    }

    /// <summary>s_T^2, in squared units of the metric.</summary>
    public double TrainingVariance { get; }

    /// <summary>s_U^2, in squared units of the metric.</summary>
    public double UnlearningVariance { get; }

    /// <summary>c_T, the cost of one trained model.</summary>
    public double TrainingCost { get; }

    /// <summary>c_U, the cost of one unlearning run.</summary>
    public double UnlearningCost { get; }

    /// <summary>
    /// J* = sqrt((c_T / c_U) (s_U^2 / s_T^2)), which minimises variance times cost over the real numbers: 0 for a
    /// deterministic method, infinite when s_T^2 = 0 and the unlearning seeds carry all variance.
    /// </summary>
    public double OptimalUnlearningSeeds => UnlearningVariance == 0
        ? 0
        : Math.Sqrt(TrainingCost / UnlearningCost * (UnlearningVariance / TrainingVariance));

    /// <summary>Best whole J from 1 to <paramref name="most"/>; 1 for a deterministic method.</summary>
    public int BestUnlearningSeeds(int most = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        // Variance times cost is convex in J: the best whole number is next to the real one.
        int below = (int)Math.Clamp(Math.Floor(OptimalUnlearningSeeds), 1, most), above = Math.Min(below + 1, most);
        return VarianceTimesCost(above) < VarianceTimesCost(below) ? above : below;
    }

    /// <summary>s_T^2 / I + s_U^2 / (I J), in squared units: the variance of the mean of I x J runs.</summary>
    public double Variance(double trainingSeeds, double unlearningSeeds) =>
        (TrainingVariance + (UnlearningVariance / unlearningSeeds)) / trainingSeeds;

    /// <summary>I (c_T + J c_U).</summary>
    public double Cost(double trainingSeeds, double unlearningSeeds) =>
        trainingSeeds * (TrainingCost + (unlearningSeeds * UnlearningCost));

    /// <summary>Variance times cost of a J, the same for every I: what one pays per unit of precision.</summary>
    public double VarianceTimesCost(double unlearningSeeds) => Variance(1, unlearningSeeds) * Cost(1, unlearningSeeds);

    /// <summary>
    /// Variance at the best real J of at least 1, over the variance at this J, for equal cost: in (0, 1], 1 being the best. 1 also
    /// when there is no variance at all.
    /// </summary>
    public double Efficiency(int unlearningSeeds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(unlearningSeeds, 1);
        if (TrainingVariance == 0)
        {
            // Nothing bounds J: the limit of variance times cost is s_U^2 c_U.
            return UnlearningVariance == 0 ? 1 : UnlearningVariance * UnlearningCost / VarianceTimesCost(unlearningSeeds);
        }

        return VarianceTimesCost(Math.Max(1, OptimalUnlearningSeeds)) / VarianceTimesCost(unlearningSeeds);
    }

    /// <summary>t_{I-1} sqrt(s_T^2 / I + s_U^2 / (I J)): the half-width to expect of the mean's interval, in the metric's unit.</summary>
    public double HalfWidth(int trainingSeeds, double unlearningSeeds, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trainingSeeds, 2);
        Require.Level(level);
        return Quantiles.T(trainingSeeds - 1, (1 + level) / 2) * Math.Sqrt(Variance(trainingSeeds, unlearningSeeds));
    }

    /// <summary>t_{I-1} s_T / sqrt(I): the half-width that no number of unlearning seeds can go below.</summary>
    public double Floor(int trainingSeeds, double level = 0.95) => HalfWidth(trainingSeeds, double.PositiveInfinity, level);

    /// <summary>Smallest I >= 2 whose expected half-width is at most h; null when a million are too few.</summary>
    /// <param name="halfWidth">h, in the metric's unit.</param>
    /// <param name="unlearningSeeds">J.</param>
    /// <param name="level">Confidence level of the mean's interval.</param>
    public int? TrainingSeedsFor(double halfWidth, int unlearningSeeds, double level = 0.95)
    {
        Require.Positive(halfWidth, nameof(halfWidth));
        ArgumentOutOfRangeException.ThrowIfLessThan(unlearningSeeds, 1);
        Require.Level(level);
        return Smallest.From(2, 1_000_000, i => HalfWidth(i, unlearningSeeds, level) <= halfWidth);
    }
}
