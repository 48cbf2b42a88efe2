using NUnit.Framework;
using UnlearnRepro.Statistics;

namespace UnlearnRepro.NUnit.Constraints;

/// <summary>s_T, the spread that training seeds alone make, is above a margin that matters; needs two unlearning seeds each.</summary>
public sealed class TrainingSdConstraint : FindingConstraint
{
    private readonly double margin;

    internal TrainingSdConstraint(double margin) => this.margin = margin;

    /// <inheritdoc/>
    protected override string Claimed => $"s_T above {NumberText.Of(margin)}";

    /// <inheritdoc/>
    protected override Finding Judge(SeedGrid grid, double confidence) => TrainingSpread.OfComponent(grid, margin, confidence);
}

/// <summary><c>Has.TrainingSdAbove</c>.</summary>
public static class HasTrainingSd
{
    extension(Has)
    {
        /// <summary>s_T above a margin.</summary>
        /// <param name="margin">In the metric's unit, fixed beforehand.</param>
        public static TrainingSdConstraint TrainingSdAbove(double margin) => new(margin);
    }
}
